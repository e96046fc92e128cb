package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.server.internal.event.Caller;
import java.time.Instant;
import java.util.List;

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

        /** Sends a frame with a message that is kept, unless the client, which has just logged in, reads of it in another way. */
        void send(byte[] frame, Kept message);

        /**
         * Notes that the client gets the conversation list as it stands now. Called with the tenant's lock held, as is
         * {@link #messagesRead}.
         */
        void listRead();

        /** Notes that the client gets the messages that waited for it, as they stand now. */
        FirstRead messagesRead();

        /** Tells the client that it has to go. */
        void kicked(Kick why);

        /** Tells the client that its UserSig has run out. */
        void expired();

        /** Hangs up. */
        void close(String reason);
    }

    /**
     * A message that is kept, as a client's inbox knows it.
     *
     * @param inGroup whether it is in a group
     * @param from the sender, or the group
     * @param key its MsgKey, or its MsgSeq
     */
    public record Kept(boolean inGroup, String from, String key) {}

    /**
     * What a client that has just logged in and reads its messages for the first time must be told of, and what not.
     *
     * @param covered one-to-one messages that came since its login and before it read the list: it is told of them by this read alone
     * @param later those that came since: they are pushed to it behind this read
     */
    public record FirstRead(List<Kept> covered, List<Kept> later) {

        /** Nothing came meanwhile, or it is not the first time. */
        public static final FirstRead NOTHING = new FirstRead(List.of(), List.of());

        /** Takes copies. */
        public FirstRead {
            covered = List.copyOf(covered);
            later = List.copyOf(later);
        }
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
