package io.github.usersig.mockim.server.tenant;

import io.github.usersig.mockim.Message;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one-to-one messages of a tenant, by the two users they are between.
 *
 * <p>All are kept until the tenant is reset or removed, each with its MsgBody of at most 12 KB.
 */
public final class Chats {

    /** Two users, whichever of them sends. */
    private record Pair(String one, String other) {

        static Pair of(String a, String b) {
            return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    private final ConcurrentHashMap<Pair, Conversation> conversations = new ConcurrentHashMap<>();

    /**
     * Stores a message, unless it is a repetition of one that was sent just before.
     *
     * @param stored whether it stays in the conversation, or only reaches who is online
     * @return the message, or the one it repeats
     */
    public Message send(OutgoingMessage message, boolean stored) {
        return conversations
                .computeIfAbsent(Pair.of(message.from(), message.to()), pair -> new Conversation())
                .send(message, stored);
    }

    /** The messages from one user to another, in the order they came. */
    public List<Message> list(String from, String to) {
        Conversation conversation = conversations.get(Pair.of(from, to));
        return conversation == null ? List.of() : conversation.from(from);
    }
}
