package io.github.usersig.assertions;

import io.github.usersig.ImError;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a mock holds and was asked. They wait: what is not true at once may become so within five seconds, or
 * what {@link #within} says. What must not be is looked at once. Messages tell what came closest.
 *
 * <pre>{@code
 * app.greetLater("alice", "bob");
 * assertThat(im).within(Duration.ofSeconds(5)).hasMessage("alice", "bob", "hello");
 * assertThat(im).wasCalledBy("administrator", "openim/sendmsg").hasRefusedNothing();
 * }</pre>
 */
public class MockImAssert extends AbstractAssert<MockImAssert, MockIm> {

    /** For {@code asInstanceOf}. */
    public static final InstanceOfAssertFactory<MockIm, MockImAssert> MOCK_IM =
            new InstanceOfAssertFactory<>(MockIm.class, MockImAssert::new);

    private static final int MOST_LINES = 5;
    private static final long POLL_MILLIS = 10;

    private Duration patience = Duration.ofSeconds(5);

    /** Use {@link UserSigAssertions#assertThat(MockIm)}. */
    protected MockImAssert(@Nullable MockIm actual) {
        super(actual, MockImAssert.class);
    }

    /**
     * Gives the assertions that follow so much time to become true; none with zero.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public MockImAssert within(Duration patience) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException(
                    "within(" + patience + "): nothing can have become true before; Duration.ZERO looks once");
        }
        this.patience = patience;
        return this;
    }

    /** Fails unless there is such an account. */
    public MockImAssert hasAccount(String userId) {
        return eventually(() -> {
            List<String> accounts =
                    actual.accounts().stream().map(Account::userId).toList();
            return accounts.contains(userId)
                    ? Optional.empty()
                    : Optional.of(
                            "Expecting %s to have account <%s> but it has %s".formatted(actual, userId, accounts));
        });
    }

    /** Fails if there is such an account now. */
    public MockImAssert hasNoAccount(String userId) {
        isNotNull();
        if (actual.accounts().stream().anyMatch(account -> account.userId().equals(userId))) {
            failWithMessage("Expecting %s to have no account <%s> but it has one", actual, userId);
        }
        return this;
    }

    /** Fails unless this user is online somewhere. */
    public MockImAssert isOnline(String userId) {
        return eventually(() -> platforms(userId)
                .map(platforms -> platforms.isEmpty() ? "the user is offline" : "")
                .or(() -> Optional.of("there is no such account"))
                .filter(wrong -> !wrong.isEmpty())
                .map(wrong -> "Expecting <%s> to be online at %s but %s".formatted(userId, actual, wrong)));
    }

    /** Fails unless this user is online nowhere, as one without an account is. */
    public MockImAssert isOffline(String userId) {
        return eventually(() -> platforms(userId)
                .filter(platforms -> !platforms.isEmpty())
                .map(platforms -> "Expecting <%s> to be offline at %s but the user is online by %s"
                        .formatted(userId, actual, platforms)));
    }

    /** Where this user is online; empty without an account, which a user may not have before the first login. */
    private Optional<List<String>> platforms(String userId) {
        try {
            return Optional.of(actual.sessions().platformsOf(userId));
        } catch (IllegalArgumentException e) { // there is no such account
            return Optional.empty();
        }
    }

    /** Fails unless there is a one-to-one message from one user to the other. */
    public MockImAssert hasMessage(String from, String to) {
        return eventually(() -> actual.messages(from, to).isEmpty()
                ? Optional.of(withNearMisses(
                        "Expecting %s to have a message from <%s> to <%s> but it has none".formatted(actual, from, to),
                        actual.journal().nearMissesOfMessage(from, to)))
                : Optional.empty());
    }

    /** Fails unless there is a one-to-one message with this text from one user to the other. */
    public MockImAssert hasMessage(String from, String to, String text) {
        return eventually(() -> {
            List<String> texts =
                    actual.messages(from, to).stream().map(Message::text).toList();
            return texts.contains(text)
                    ? Optional.empty()
                    : Optional.of(withNearMisses(
                            "Expecting %s to have a message \"%s\" from <%s> to <%s> but it has %s"
                                    .formatted(actual, text, from, to, texts),
                            actual.journal().nearMissesOfMessage(from, to)));
        });
    }

    /** Fails unless there are exactly so many one-to-one messages from one user to the other. */
    public MockImAssert hasMessages(String from, String to, int count) {
        return eventually(() -> {
            int found = actual.messages(from, to).size();
            return found == count
                    ? Optional.empty()
                    : Optional.of(withNearMisses(
                            "Expecting %s to have %d messages from <%s> to <%s> but it has %d"
                                    .formatted(actual, count, from, to, found),
                            actual.journal().nearMissesOfMessage(from, to)));
        });
    }

    /** Fails unless this user has called this command, such as {@code openim/sendmsg}, and was answered well. */
    public MockImAssert wasCalledBy(String userId, String command) {
        return eventually(() -> {
            Journal journal = actual.journal();
            return journal.of(command).by(userId).entries().stream().anyMatch(entry -> !entry.isRefused())
                    ? Optional.empty()
                    : Optional.of(withNearMisses(
                            "Expecting %s to have been called by <%s> with %s but it was not"
                                    .formatted(actual, userId, command),
                            journal.nearMisses(command, userId, 0)));
        });
    }

    /** Fails if this command has been called up to now, whatever it was answered. */
    public MockImAssert wasNeverCalledWith(String command) {
        isNotNull();
        Journal calls = actual.journal().of(command);
        if (calls.size() > 0) {
            failWithMessage(
                    "%s",
                    "Expecting %s never to have been called with %s but it was%n%s"
                            .formatted(actual, command, tail(calls)));
        }
        return this;
    }

    /** Fails unless something this user asked was refused with this error. */
    public MockImAssert hasRefused(String userId, ImError error) {
        return hasRefused(userId, error.code());
    }

    /** Fails unless something this user asked was refused with this code, be it one of the service's or the test's own. */
    public MockImAssert hasRefused(String userId, int code) {
        return eventually(() -> {
            Journal journal = actual.journal();
            return journal.by(userId).refused().entries().stream().anyMatch(entry -> entry.code() == code)
                    ? Optional.empty()
                    : Optional.of(withNearMisses(
                            "Expecting %s to have refused <%s> with <%s> but it has not"
                                    .formatted(actual, userId, VerdictAssert.name(code)),
                            journal.nearMisses("", userId, code)));
        });
    }

    /** Fails if anything has been refused up to now. */
    public MockImAssert hasRefusedNothing() {
        isNotNull();
        Journal refused = actual.journal().refused();
        if (refused.size() > 0) {
            failWithMessage(
                    "%s", "Expecting %s to have refused nothing but it has%n%s".formatted(actual, tail(refused)));
        }
        return this;
    }

    /** Fails unless the app was sent this webhook and answered as it must. */
    public MockImAssert hasDeliveredWebhook(WebhookCommand command) {
        return hasDeliveredWebhook(command, "");
    }

    /** Fails unless the app was sent this webhook, with this text in its body, and answered as it must. */
    public MockImAssert hasDeliveredWebhook(WebhookCommand command, String text) {
        return eventually(() -> {
            WebhookCalls calls = actual.webhooks().calls();
            return calls.of(command).saying(text).answered().size() > 0
                    ? Optional.empty()
                    : Optional.of(withNearMisses(
                            "Expecting %s to have delivered the webhook <%s>%s but it has not"
                                    .formatted(actual, command, text.isEmpty() ? "" : " saying \"" + text + "\""),
                            calls.nearMisses(command)));
        });
    }

    /** Fails if the app has been sent this webhook up to now, whatever it answered. */
    public MockImAssert hasSentNoWebhook(WebhookCommand command) {
        isNotNull();
        WebhookCalls calls = actual.webhooks().calls();
        if (calls.of(command).size() > 0) {
            failWithMessage(
                    "%s",
                    "Expecting %s to have sent no webhook <%s> but it has%n  %s"
                            .formatted(
                                    actual,
                                    command,
                                    String.join(System.lineSeparator() + "  ", calls.nearMisses(command))));
        }
        return this;
    }

    private MockImAssert eventually(Supplier<Optional<String>> check) {
        isNotNull();
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> complaint = check.get();
        while (complaint.isPresent() && System.nanoTime() < end && sleep()) {
            complaint = check.get();
        }
        if (complaint.isPresent()) {
            failWithMessage("%s", complaint.get() + (patience.isZero() ? "" : waited(patience)));
        }
        return this;
    }

    private static String waited(Duration patience) {
        return "%n(after waiting for %d ms)".formatted(patience.toMillis());
    }

    /** Whether nobody wants us to stop. */
    private static boolean sleep() {
        try {
            Thread.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String withNearMisses(String complaint, List<String> nearMisses) {
        return nearMisses.isEmpty()
                ? complaint
                : complaint
                        + "%nWhat came closest:%n  ".formatted()
                        + String.join(System.lineSeparator() + "  ", nearMisses);
    }

    private static String tail(Journal journal) {
        return String.join(
                System.lineSeparator(),
                journal.toString()
                        .lines()
                        .skip(Math.max(0, journal.size() - MOST_LINES))
                        .map(line -> "  " + line)
                        .toList());
    }
}
