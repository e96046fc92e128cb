package io.github.usersig.junit5;

import io.github.usersig.ImError;
import io.github.usersig.mockim.Journal;
import java.util.Optional;

/**
 * A UserSig that was injected.
 *
 * @param where it went, for messages
 * @param home the class all tests of which may use it: it is a field's, or that of a constructor or life-cycle method; empty
 *     if it is one test's own
 * @param row for which invocation of a parameterized test, counted from 1, or {@link #NO_ROW}
 */
record Injected(
        WantedUserSig wanted, ImCredentials credentials, InjectionPoint where, Optional<Class<?>> home, int row) {

    static final int NO_ROW = 0;

    private static final int MOST_LINES = 5;

    /** Why a test that was given this has proved nothing, as far as the journal of its app tells. */
    Optional<String> complaint(Journal journal, TestApp app) {
        Journal mine = journal.with(credentials.userSig());
        if (credentials.userSig().isEmpty()) { // which is the same for all users
            mine = mine.by(credentials.userId());
        }
        if (mine.size() == 0) {
            return Optional.of(app.whereElse(credentials.userSig())
                    .map(this::presentedTo)
                    .orElseGet(() -> this
                            + " was never presented to the mock. Present it, do without it, or say lenient = true."));
        }
        Optional<ImError> refusal = wanted.kind().refusal();
        if (refusal.isPresent() && mine.refusedWith(refusal.get()).size() == 0) {
            return Optional.of(
                    "%s was presented, and never refused with %s: the test has not seen what it is for. Or say lenient = true. It was answered%n%s"
                            .formatted(this, refusal.get(), lastLines(mine)));
        }
        return Optional.empty();
    }

    private String presentedTo(String other) {
        return "%s was never presented to SDKAppID %d, which it is for, but to %s. Give the app under test the endpoint, SDKAppID and key that this test injects, or say lenient = true."
                .formatted(this, credentials.sdkAppId(), other);
    }

    private static String lastLines(Journal journal) {
        return journal.toString()
                .lines()
                .skip(Math.max(0, journal.size() - MOST_LINES))
                .map(line -> "  " + line)
                .reduce((a, b) -> a + System.lineSeparator() + b)
                .orElse("");
    }

    @Override
    public String toString() {
        return "The %s %s, injected by %s into %s,"
                .formatted(wanted.words(), credentials.userId(), wanted.annotation(), where);
    }
}
