package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** A topic of a community. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Topic implements Serializable {

    private final String id;
    private final long createdAt;
    private final GroupChat chat = new GroupChat(true);
    private final Map<String, String> texts = new HashMap<>();
    private final Deadlines mutes = new Deadlines();

    /** A topic. */
    public Topic(String id, long createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    /** Its TopicId. */
    public String id() {
        return id;
    }

    /** Since which second. */
    public long createdAt() {
        return createdAt;
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

    /** Users who may not speak in it. */
    public Deadlines mutes() {
        return mutes;
    }
}
