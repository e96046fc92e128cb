package io.github.usersig.mockim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One request and its answer. Holds no UserSig and no key.
 *
 * @param number counts the tenant's requests, from 1
 * @param at when it came, by the tenant's clock
 * @param door by which way
 * @param command what was asked, such as {@code openim/sendmsg}
 * @param caller the UserID it was asked with, empty if there was none
 * @param userSig the {@linkplain io.github.usersig.UserSig#fingerprint fingerprint} of the UserSig it was asked with, empty if
 *     there was none
 * @param from who sends, where a message is sent; else empty
 * @param to to whom, or in which group, where a message is sent; else none
 * @param code the answer's code, 0 if all was well
 * @param reason why it was refused, empty if it was not
 * @param reply the answer's JSON, or its beginning if it is long; empty if there was none, and for logins
 * @param took how long the mock took
 */
public record JournalEntry(
        long number,
        Instant at,
        Door door,
        String command,
        String caller,
        String userSig,
        String from,
        List<String> to,
        int code,
        String reason,
        String reply,
        Duration took) {

    /** An entry that cannot be changed. */
    public JournalEntry {
        to = List.copyOf(to);
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
}
