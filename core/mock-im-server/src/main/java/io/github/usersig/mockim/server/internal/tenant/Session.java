package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.server.internal.event.Caller;
import java.time.Instant;

/**
 * A user's client that is logged in.
 *
 * @param caller the user, and from where
 * @param device what it runs on
 * @param instance what the client calls itself; the same client comes back under the same name
 * @param number what the mock calls this login
 * @param credential what it logged in with
 * @param line the way to it
 */
public record Session(Caller caller, Device device, String instance, long number, Credential credential, Line line) {

    /**
     * What a session rests on, without the UserSig itself.
     *
     * @param issuedAtSeconds when the UserSig was issued, in seconds since 1970
     * @param expiresAtSeconds the last second in which it is good
     * @param hash what tells it from others that were issued in the same second
     * @param fingerprint what the journal calls it
     */
    public record Credential(long issuedAtSeconds, long expiresAtSeconds, int hash, String fingerprint) {

        /** What a UserSig says. */
        public static Credential of(UserSig userSig) {
            return new Credential(
                    userSig.issuedAt().getEpochSecond(),
                    userSig.expiresAt().getEpochSecond(),
                    Revocations.hashOf(userSig),
                    UserSig.fingerprint(userSig.text()));
        }

        /** Whether it has run out. */
        public boolean isExpiredAt(Instant instant) {
            return instant.getEpochSecond() > expiresAtSeconds;
        }
    }

    /** A way to a client. None of its methods waits for the client. */
    public interface Line {

        /** Sends a frame after all that were sent before. */
        void send(byte[] frame);

        /** Tells the client that it has to go. */
        void kicked(Kick why);

        /** Tells the client that its UserSig has run out. */
        void expired();

        /** Hangs up. */
        void close(String reason);
    }

    /** Why a client has to go, with the KickType that was seen to have this effect on the Web client. */
    public enum Kick {
        /** The user logged in once more on the same platform. */
        SAME_PLATFORM(1),
        /** The user logged in on another platform. */
        OTHER_PLATFORM(2),
        /** By the REST API. */
        REST(3);

        private final int type;

        Kick(int type) {
            this.type = type;
        }

        /** What it is on the wire. */
        public int type() {
            return type;
        }
    }

    /** How a session ends, unless somebody else ends it. */
    public enum End {
        /** The client says so. */
        LOGOUT,
        /** Its connection is closed. */
        CLOSED,
        /** It was silent for too long. */
        TIMEOUT
    }

    /** The user. */
    public String userId() {
        return caller.userId();
    }

    boolean isSameClient(Session other) {
        return device == other.device && !instance.isEmpty() && instance.equals(other.instance);
    }
}
