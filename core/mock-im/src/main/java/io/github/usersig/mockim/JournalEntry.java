package io.github.usersig.mockim;

import java.time.Duration;
import java.time.Instant;

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
 * @param code the answer's code, 0 if all was well
 * @param reason why it was refused, empty if it was not
 * @param took how long the mock took
 */
public record JournalEntry(
        long number,
        Instant at,
        Door door,
        String command,
        String caller,
        String userSig,
        int code,
        String reason,
        Duration took) {

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
