package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's journal is told of a request and its answer; {@link JournalRing#add} makes an entry of it.
 *
 * <pre>{@code
 * journal.add(new JournalNote(at, Door.REST, "openim/sendmsg").by("administrator").with(userSig).answered(0, ""));
 * }</pre>
 *
 * <p>What is not said is empty. Not thread-safe.
 */
public final class JournalNote {

    /**
     * A message that a request sends.
     *
     * @param from the sender
     * @param to the receivers, or the group
     */
    public record Sent(String from, List<String> to) {

        /** No message. */
        public static final Sent NOTHING = new Sent("", List.of());

        /** Keeps a copy of the receivers. */
        public Sent {
            to = List.copyOf(to);
        }
    }

    final Instant at;
    final Door door;
    final String command;
    String caller = "";

    @Nullable
    String userSig;

    String fingerprint = "";
    Sent sent = Sent.NOTHING;
    int code;
    String reason = "";
    String reply = "";
    Duration took = Duration.ZERO;

    /** Of a request that came then, by that door, for that command. */
    public JournalNote(Instant at, Door door, String command) {
        this.at = at;
        this.door = door;
        this.command = command;
    }

    /** Who asked. */
    public JournalNote by(String userId) {
        this.caller = userId;
        return this;
    }

    /** The UserSig presented, of which only the fingerprint is kept; null if there was none. */
    public JournalNote with(@Nullable String presented) {
        this.userSig = presented;
        return this;
    }

    /** The fingerprint of the UserSig that who asked showed before, empty if there was none. */
    public JournalNote withFingerprint(String shown) {
        this.fingerprint = shown;
        return this;
    }

    /** The message that it sends. */
    public JournalNote sending(Sent message) {
        this.sent = message;
        return this;
    }

    /** The code of the answer, and why it is not 0. */
    public JournalNote answered(int answer, String why) {
        this.code = answer;
        this.reason = why;
        return this;
    }

    /** The text of the answer. */
    public JournalNote saying(String text) {
        this.reply = text;
        return this;
    }

    /** How long it took since this reading of {@link System#nanoTime()}. */
    public JournalNote since(long startNanos) {
        this.took = Duration.ofNanos(System.nanoTime() - startNanos);
        return this;
    }
}
