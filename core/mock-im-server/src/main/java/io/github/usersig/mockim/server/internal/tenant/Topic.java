package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** A topic of a community. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Topic implements Serializable {

    /** What stands in a TopicId behind the GroupId of its community. */
    public static final String SEPARATOR = "@TOPIC#_";

    private final String id;
    private final long createdAtSeconds;
    private final GroupChat chat = new GroupChat(true);
    private final Map<String, String> texts = new HashMap<>();
    private final Deadlines mutes = new Deadlines();
    private final Map<String, Long> readSeqs = new HashMap<>();

    /** A topic. */
    public Topic(String id, long createdAtSeconds) {
        this.id = id;
        this.createdAtSeconds = createdAtSeconds;
    }

    /** Its TopicId. */
    public String id() {
        return id;
    }

    /** Since which second. */
    public long createdAtSeconds() {
        return createdAtSeconds;
    }

    /** Its messages. */
    public GroupChat chat() {
        return chat;
    }

    /** TopicName, Introduction and so on, by their name on the wire; empty if never set. */
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** Sets one of them. */
    public void setText(String name, String value) {
        texts.put(name, value);
    }

    /** Up to which MsgSeq a user has read. */
    public long readSeq(String userId) {
        return readSeqs.getOrDefault(userId, 0L);
    }

    /** A user has read up to this MsgSeq, or further already; never further than there are messages. */
    public void read(String userId, long seq) {
        readSeqs.merge(userId, Math.min(seq, chat.nextSeq() - 1), Math::max);
    }

    /** What a user has read of it is no matter any more. */
    void forget(String userId) {
        readSeqs.remove(userId);
    }

    /** Users who may not speak in it. */
    public Deadlines mutes() {
        return mutes;
    }
}
