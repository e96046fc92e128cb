package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.Message;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one-to-one messages of a tenant, by the two users they are between.
 *
 * <p>All are kept until the tenant is reset or removed, each with its MsgBody of at most 12 KB.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Chats implements Serializable {

    private final MessagePages pages = new MessagePages();
    private final Map<String, OfUser> byUser = new HashMap<>();

    /** What one user has. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    private static final class OfUser implements Serializable {
        private final Map<String, Conversation> byPeer = new LinkedHashMap<>();
        private final UnreadTotal unread = new UnreadTotal();
    }

    /** The conversation of two users, made if there is none. */
    public Conversation between(String one, String other) {
        Conversation found = find(one, other);
        if (found != null) {
            return found;
        }
        OfUser ofOne = byUser.computeIfAbsent(one, id -> new OfUser());
        OfUser ofOther = byUser.computeIfAbsent(other, id -> new OfUser());
        Conversation made = new Conversation(one, ofOne.unread, other, ofOther.unread, pages);
        ofOne.byPeer.put(other, made);
        ofOther.byPeer.put(one, made);
        return made;
    }

    /** The conversation of two users, or null if they wrote nothing. */
    public @Nullable Conversation find(String one, String other) {
        OfUser user = byUser.get(one);
        return user == null ? null : user.byPeer.get(other);
    }

    /** The conversations of a user, by the other. */
    public Map<String, Conversation> of(String userId) {
        OfUser user = byUser.get(userId);
        return user == null ? Map.of() : Collections.unmodifiableMap(user.byPeer);
    }

    /** How many messages a user has not read, of all conversations. */
    public int unreadOf(String userId) {
        OfUser user = byUser.get(userId);
        return user == null ? 0 : user.unread.count();
    }

    /** The messages from one user to another, in the order they came. */
    public List<Message> list(String from, String to) {
        Conversation conversation = find(from, to);
        return conversation == null
                ? List.of()
                : conversation.list(message -> message.from().equals(from)).stream()
                        .map(StoredMessage::toMessage)
                        .toList();
    }

    /** How many messages are stored. */
    public long size() {
        return conversations().mapToLong(Conversation::size).sum();
    }

    /** All messages from one second to before another, by conversation. */
    public List<StoredMessage> between(long fromSeconds, long toSeconds) {
        return conversations()
                .flatMap(conversation -> conversation
                        .list(message -> message.sentAtSeconds() >= fromSeconds && message.sentAtSeconds() < toSeconds)
                        .stream())
                .toList();
    }

    /** Each once, although it stands under both users. */
    Stream<Conversation> conversations() {
        return byUser.entrySet().stream().flatMap(user -> user.getValue().byPeer.entrySet().stream()
                .filter(peer -> user.getKey().compareTo(peer.getKey()) <= 0)
                .map(Map.Entry::getValue));
    }
}
