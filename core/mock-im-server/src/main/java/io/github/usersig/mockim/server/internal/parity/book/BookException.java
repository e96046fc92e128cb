package io.github.usersig.mockim.server.internal.parity.book;

/** A file of the book is not as it must be. The message names the file, the line, what is wrong and what to write instead. */
public final class BookException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    BookException(String file, int line, String what) {
        super(file + ", line " + line + ": " + what);
    }

    /** Something is wrong with a request for a part or a scenario, and with no file. */
    public BookException(String what) {
        super(what);
    }
}
