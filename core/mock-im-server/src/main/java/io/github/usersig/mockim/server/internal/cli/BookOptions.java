package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.BookException;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which scenarios are meant. */
final class BookOptions {

    @Option(
            names = "--part",
            paramLabel = "PART",
            split = ",",
            description = {
                "A part of the book, instead of the default one. Can be given several times.",
                "What they are and what they cost: mock-im parity list"
            })
    private final Set<String> parts = new LinkedHashSet<>();

    @Option(
            names = "--scenario",
            paramLabel = "PART/NAME",
            split = ",",
            description = "One scenario, instead of whole parts. Can be given several times.")
    private final Set<String> ids = new LinkedHashSet<>();

    @Option(
            names = "--book",
            paramLabel = "FOLDER",
            description = "Scenarios of your own, in files PART/NAME.yaml below it, instead of the kit's.")
    private @Nullable Path folder;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    Book book() {
        try {
            return folder == null ? Book.ofTheKit() : Book.ofOwn(folder);
        } catch (BookException e) {
            throw wrong(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw wrong("Invalid value for option --book: " + folder + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    List<Scenario> scenarios(Book book) {
        if (!parts.isEmpty() && !ids.isEmpty()) {
            throw wrong("--part and --scenario are both given: keep one");
        }
        try {
            return ids.isEmpty() ? book.scenarios(parts) : book.only(ids);
        } catch (BookException e) {
            throw wrong("Invalid value for option --part or --scenario: " + e.getMessage());
        }
    }

    /** Whether parts or scenarios were named. */
    boolean areNamed() {
        return !parts.isEmpty() || !ids.isEmpty();
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
