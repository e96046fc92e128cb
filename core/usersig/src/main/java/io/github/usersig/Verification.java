package io.github.usersig;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of verifying a UserSig: accepted, or refused with the service's own code and what is at fault.
 *
 * <pre>{@code
 * Verification verification = verifier.verify(text, "alice", Instant.now());
 * verification.code();       // 70001
 * verification.reason();     // expired 42 s ago: issued 2026-01-01T00:00:00Z, valid for 5 min
 * }</pre>
 *
 * <p>No text in it holds the UserSig or the key. Immutable.
 */
public sealed interface Verification {

    /** Whether the login or call would go on. */
    boolean isAccepted();

    /** The service's code: 0 if accepted. */
    int code();

    /** Why, in one line that names both what was found and what was wanted. */
    String reason();

    /** Why it was refused, or empty if it was accepted. */
    Optional<ImError> error();

    /** What was presented, as far as it could be read. */
    Optional<UserSig> userSig();

    /** It is what it claims to be, and in time. */
    final class Accepted implements Verification {

        private final UserSig userSig;
        private final Duration remaining;

        Accepted(UserSig userSig, Instant at) {
            this.userSig = userSig;
            this.remaining = Duration.ofSeconds(userSig.claims().expiresAtSeconds() - at.getEpochSecond());
        }

        /** How long it stays valid, in whole seconds; zero in its last second. */
        public Duration remaining() {
            return remaining;
        }

        @Override
        public boolean isAccepted() {
            return true;
        }

        @Override
        public int code() {
            return 0;
        }

        @Override
        public String reason() {
            return "valid for another " + Texts.describe(remaining)
                    + (userSig.claims().isTimeInMilliseconds() ? "; " + Claims.TIME_IN_MILLISECONDS : "");
        }

        @Override
        public Optional<ImError> error() {
            return Optional.empty();
        }

        @Override
        public Optional<UserSig> userSig() {
            return Optional.of(userSig);
        }

        @Override
        public String toString() {
            return "accepted: " + reason() + ", " + userSig;
        }
    }

    /** It is not good for what it was presented for. */
    final class Refused implements Verification {

        private final ImError error;
        private final String field;
        private final String reason;
        private final @Nullable UserSig userSig;
        private final @Nullable Duration distance;

        Refused(ImError error, String field, String reason, @Nullable UserSig userSig, @Nullable Duration distance) {
            this.error = error;
            this.field = field;
            this.reason = reason;
            this.userSig = userSig;
            this.distance = distance;
        }

        /** What is at fault: the whole ({@code UserSig}) or a claim by its name on the wire ({@code TLS.expire}). */
        public String field() {
            return field;
        }

        /** By how much, if time is at fault: how long ago it expired, or how far off its issue time is. */
        public Optional<Duration> distance() {
            return Optional.ofNullable(distance);
        }

        @Override
        public boolean isAccepted() {
            return false;
        }

        @Override
        public int code() {
            return error.code();
        }

        @Override
        public String reason() {
            return reason;
        }

        @Override
        public Optional<ImError> error() {
            return Optional.of(error);
        }

        @Override
        public Optional<UserSig> userSig() {
            return Optional.ofNullable(userSig);
        }

        @Override
        public String toString() {
            return "refused with " + error + " (" + field + "): " + reason;
        }
    }
}
