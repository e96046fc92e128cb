package io.github.usersig.mockim;

import java.time.Instant;

/**
 * A message as a client got it.
 *
 * @param from the sender
 * @param groupId the group it was sent to; empty if it was sent to this user alone
 * @param at when the mock took it, to the second, by the tenant's clock
 * @param key its MsgKey, or in a group its MsgSeq
 * @param text the texts of its text elements, one after the other; empty if it has none
 * @param body its MsgBody as JSON
 */
public record ReceivedMessage(String from, String groupId, Instant at, String key, String text, String body) {

    /** Whether it was sent to a group. */
    public boolean isOfGroup() {
        return !groupId.isEmpty();
    }
}
