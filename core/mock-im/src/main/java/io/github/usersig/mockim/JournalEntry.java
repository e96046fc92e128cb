package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One request and its answer. Holds no UserSig and no key. Immutable. */
public final class JournalEntry {

    private final long number;
    private final Instant at;
    private final Door door;
    private final String command;
    private final String caller;
    private final String userSig;
    private final String from;
    private final List<String> to;
    private final int code;
    private final String reason;
    private final String reply;
    private final Duration took;

    private JournalEntry(Builder builder) {
        this.number = builder.number;
        this.at = builder.at;
        this.door = builder.door;
        this.command = builder.command;
        this.caller = builder.caller;
        this.userSig = builder.userSig;
        this.from = builder.from;
        this.to = builder.to;
        this.code = builder.code;
        this.reason = builder.reason;
        this.reply = builder.reply;
        this.took = builder.took;
    }

    /** An entry of a request that came then and there, of which more can be said. */
    public static Builder builder(Instant at, Door door) {
        return new Builder(at, door);
    }

    /** Counts the tenant's requests, from 1. */
    public long number() {
        return number;
    }

    /** When it came, by the tenant's clock. */
    public Instant at() {
        return at;
    }

    /** By which way it came. */
    public Door door() {
        return door;
    }

    /** What was asked, such as {@code openim/sendmsg}. */
    public String command() {
        return command;
    }

    /** The UserID it was asked with, empty if there was none. */
    public String caller() {
        return caller;
    }

    /** The {@linkplain io.github.usersig.UserSig#fingerprint fingerprint} of the UserSig it was asked with, empty if there was none. */
    public String userSig() {
        return userSig;
    }

    /** Who sends, where a message is sent; else empty. */
    public String from() {
        return from;
    }

    /** To whom, or in which group, where a message is sent; else none. */
    public List<String> to() {
        return to;
    }

    /** The answer's code, 0 if all was well. */
    public int code() {
        return code;
    }

    /** Why it was refused, empty if it was not. */
    public String reason() {
        return reason;
    }

    /** The answer's JSON, or its beginning if it is long; empty if there was none, and for logins. */
    public String reply() {
        return reply;
    }

    /** How long the mock took. */
    public Duration took() {
        return took;
    }

    /** Whether the answer was a refusal. */
    public boolean isRefused() {
        return code != 0;
    }

    /** The entry as one line, such as {@code #3 administrator openim/sendmsg -> 0}. */
    @Override
    public String toString() {
        return "#" + number + " " + (caller.isEmpty() ? "(nobody)" : caller) + " " + command + " -> " + code
                + (reason.isEmpty() ? "" : " " + reason);
    }

    private List<Object> parts() {
        return List.of(number, at, door, command, caller, userSig, from, to, code, reason, reply, took);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalEntry that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Collects what is known of one; what is not said is empty. Not thread-safe. */
    public static final class Builder {

        private final Instant at;
        private final Door door;
        private long number;
        private String command = "";
        private String caller = "";
        private String userSig = "";
        private String from = "";
        private List<String> to = List.of();
        private int code;
        private String reason = "";
        private String reply = "";
        private Duration took = Duration.ZERO;

        private Builder(Instant at, Door door) {
            this.at = requireNonNull(at, "at");
            this.door = requireNonNull(door, "door");
        }

        /** Counts the tenant's requests, from 1. */
        public Builder number(long number) {
            this.number = number;
            return this;
        }

        /** What was asked, such as {@code openim/sendmsg}. */
        public Builder command(String command) {
            this.command = requireNonNull(command, "command");
            return this;
        }

        /** The UserID it was asked with, empty if there was none. */
        public Builder caller(String caller) {
            this.caller = requireNonNull(caller, "caller");
            return this;
        }

        /** The {@linkplain io.github.usersig.UserSig#fingerprint fingerprint} of the UserSig it was asked with, empty if there was none. */
        public Builder userSig(String userSig) {
            this.userSig = requireNonNull(userSig, "userSig");
            return this;
        }

        /** Who sends, where a message is sent; else empty. */
        public Builder from(String from) {
            this.from = requireNonNull(from, "from");
            return this;
        }

        /** To whom, or in which group, where a message is sent; else none. */
        public Builder to(List<String> to) {
            this.to = List.copyOf(to);
            return this;
        }

        /** The answer's code, 0 if all was well. */
        public Builder code(int code) {
            this.code = code;
            return this;
        }

        /** Why it was refused, empty if it was not. */
        public Builder reason(String reason) {
            this.reason = requireNonNull(reason, "reason");
            return this;
        }

        /** The answer's JSON, or its beginning if it is long; empty if there was none, and for logins. */
        public Builder reply(String reply) {
            this.reply = requireNonNull(reply, "reply");
            return this;
        }

        /** How long the mock took. */
        public Builder took(Duration took) {
            this.took = requireNonNull(took, "took");
            return this;
        }

        /** It, as collected so far. */
        public JournalEntry build() {
            return new JournalEntry(this);
        }
    }
}
