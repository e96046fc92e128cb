package io.github.usersig.mockim.server.internal.parity.book;

/**
 * A part of the book, played or left out as a whole.
 *
 * @param name its name, and that of its folder
 * @param title what it is about, in a few words
 * @param isDefault whether it is played where no part is named
 * @param budget the most that playing it may take
 * @param costs what it costs whoever owns the app, and whom it reaches, in words
 */
public record Part(String name, String title, boolean isDefault, Budget budget, String costs) {

    /**
     * What a part may take of an app.
     *
     * @param accounts how many accounts of its own it uses
     * @param groups how many groups it has at a time
     * @param messages how many messages it sends
     * @param calls how many calls it makes, those that make ready and clean up among them
     * @param minutes how long it takes at 50 calls a second
     */
    public record Budget(int accounts, int groups, int messages, int calls, int minutes) {}
}
