package io.github.usersig.assertions;

import io.github.usersig.ImError;
import io.github.usersig.PrivateMapKey;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a {@link UserSig} says and what becomes of it. Messages show its claims, never its text.
 *
 * <pre>{@code
 * assertThat(sig).isIssuedFor("alice").isSignedFor(app).expiresWithin(Duration.ofDays(1));
 * assertThat(sig).isRefusedBy(im, ImError.USERSIG_EXPIRED);
 * }</pre>
 */
public class UserSigAssert extends AbstractAssert<UserSigAssert, UserSig> {

    /** For {@code asInstanceOf}. */
    public static final InstanceOfAssertFactory<UserSig, UserSigAssert> USER_SIG =
            new InstanceOfAssertFactory<>(UserSig.class, UserSigAssert::new);

    /** Use {@link UserSigAssertions#assertThat(UserSig)}. */
    protected UserSigAssert(@Nullable UserSig actual) {
        super(actual, UserSigAssert.class);
    }

    /** Fails unless it was issued for this user. */
    public UserSigAssert isIssuedFor(String userId) {
        isNotNull();
        if (!actual.userId().equals(userId)) {
            failWithActualExpectedAndMessage(
                    actual.userId(),
                    userId,
                    "Expecting %s to be issued for user <%s> but it is for <%s>",
                    actual,
                    userId,
                    actual.userId());
        }
        return this;
    }

    /** Fails unless it names this app; who signed it is what {@link #isSignedFor} asks. */
    public UserSigAssert hasSdkAppId(long sdkAppId) {
        isNotNull();
        if (actual.sdkAppId() != sdkAppId) {
            failWithActualExpectedAndMessage(
                    actual.sdkAppId(),
                    sdkAppId,
                    "Expecting %s to be for SDKAppID <%s> but it is for <%s>",
                    actual,
                    sdkAppId,
                    actual.sdkAppId());
        }
        return this;
    }

    /** Fails unless it names this app and is signed with its key, whether it is in time or not. */
    public UserSigAssert isSignedFor(SdkApp app) {
        isNotNull();
        Verification verification = UserSigVerifier.of(app).verify(actual.text(), actual.userId(), actual.issuedAt());
        if (!verification.isAccepted() && verification.code() != ImError.USERSIG_EXPIRED.code()) {
            failWithMessage("Expecting %s to be signed for %s but %s", actual, app, verification.reason());
        }
        return this;
    }

    /** Fails unless it is in time at this instant. Having been issued later does not matter, as for official verifiers. */
    public UserSigAssert isValidAt(Instant instant) {
        isNotNull();
        if (actual.isExpiredAt(instant)) {
            failWithMessage(
                    "Expecting %s to be valid at <%s> but it was valid until <%s>, %s earlier",
                    actual, instant, actual.expiresAt(), distance(instant));
        }
        return this;
    }

    /** Fails unless it has expired at this instant. */
    public UserSigAssert isExpiredAt(Instant instant) {
        isNotNull();
        if (!actual.isExpiredAt(instant)) {
            failWithMessage(
                    "Expecting %s to be expired at <%s> but it is valid until <%s>, %s longer",
                    actual, instant, actual.expiresAt(), distance(instant));
        }
        return this;
    }

    /** Fails unless it is valid now and its last second is at most so far away, by the system clock. */
    public UserSigAssert expiresWithin(Duration duration) {
        return expiresWithin(duration, Instant.now());
    }

    /** Fails unless it is valid at an instant and its last second is at most so long after that. */
    public UserSigAssert expiresWithin(Duration duration, Instant from) {
        isValidAt(from);
        Instant limit = from.plus(duration);
        if (!actual.isExpiredAt(limit.plusSeconds(1))) {
            failWithMessage(
                    "Expecting %s to expire within %s of <%s> but it is valid until <%s>, %s too long",
                    actual, Durations.words(duration), from, actual.expiresAt(), distance(limit));
        }
        return this;
    }

    /** Fails unless it is valid for so long from its issue on. */
    public UserSigAssert hasValidity(Duration validity) {
        isNotNull();
        if (!actual.validity().equals(validity)) {
            failWithActualExpectedAndMessage(
                    actual.validity(),
                    validity,
                    "Expecting %s to be valid for %s but it is for %s, %s %s",
                    actual,
                    Durations.words(validity),
                    Durations.words(actual.validity()),
                    Durations.words(actual.validity().minus(validity)),
                    actual.validity().compareTo(validity) > 0 ? "more" : "less");
        }
        return this;
    }

    /** Fails unless it admits to the room of this name. */
    public UserSigAssert hasRoom(String name) {
        Optional<PrivateMapKey> ticket = ticket();
        if (!ticket.flatMap(PrivateMapKey::roomName).equals(Optional.of(name))) {
            failWithMessage("Expecting %s to admit to room <%s> but %s", actual, name, describe(ticket));
        }
        return this;
    }

    /** Fails unless it admits to the room of this number. */
    public UserSigAssert hasRoom(long number) {
        Optional<PrivateMapKey> ticket = ticket();
        OptionalLong found = ticket.map(PrivateMapKey::roomNumber).orElse(OptionalLong.empty());
        if (!found.equals(OptionalLong.of(number))) {
            failWithMessage("Expecting %s to admit to room <%s> but %s", actual, number, describe(ticket));
        }
        return this;
    }

    /** Fails unless these bytes were signed along with it. */
    public UserSigAssert hasUserbuf(byte[] userbuf) {
        isNotNull();
        if (actual.userbuf().filter(found -> Arrays.equals(found, userbuf)).isEmpty()) {
            failWithMessage(
                    "Expecting %s to carry a userbuf of %s bytes that equals the one given but it carries %s",
                    actual,
                    userbuf.length,
                    actual.userbuf()
                            .map(found -> "another of " + found.length + " bytes")
                            .orElse("none"));
        }
        return this;
    }

    /** Fails unless this mock accepts it from its own user. The try stands in the journal, as a login. */
    public UserSigAssert isAcceptedBy(MockIm im) {
        isNotNull();
        Verdict verdict = im.login(actual.userId(), actual.text());
        if (!verdict.isAccepted()) {
            failWithMessage(
                    "Expecting %s to be accepted by %s but it was refused with <%s>: %s",
                    actual, im, VerdictAssert.name(verdict.code()), verdict.reason());
        }
        return this;
    }

    /** Fails unless this mock refuses it from its own user with this error. The try stands in the journal, as a login. */
    public UserSigAssert isRefusedBy(MockIm im, ImError error) {
        return isRefusedBy(im, error.code());
    }

    /** Fails unless this mock refuses it from its own user with this code. The try stands in the journal, as a login. */
    public UserSigAssert isRefusedBy(MockIm im, int code) {
        isNotNull();
        Verdict verdict = im.login(actual.userId(), actual.text());
        if (verdict.isAccepted()) {
            failWithMessage(
                    "Expecting %s to be refused with <%s> by %s but it was accepted: %s",
                    actual, VerdictAssert.name(code), im, verdict.reason());
        }
        if (verdict.code() != code) {
            failWithMessage(
                    "Expecting %s to be refused with <%s> by %s but it was refused with <%s>: %s",
                    actual, VerdictAssert.name(code), im, VerdictAssert.name(verdict.code()), verdict.reason());
        }
        return this;
    }

    private String distance(Instant instant) {
        return Durations.words(Duration.between(instant, actual.expiresAt()));
    }

    private Optional<PrivateMapKey> ticket() {
        isNotNull();
        return actual.userbuf().flatMap(UserSigAssert::parse);
    }

    private static Optional<PrivateMapKey> parse(byte[] userbuf) {
        try {
            return Optional.of(PrivateMapKey.parse(userbuf));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String describe(Optional<PrivateMapKey> ticket) {
        return ticket.map(found -> "it admits to " + found).orElse("it admits to none");
    }
}
