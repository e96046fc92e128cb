package io.github.usersig.mockim.server.internal.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group: what it is, who is in it, and what was said. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Group implements Serializable {

    private final String id;
    private final GroupType type;
    private final long createdAt;
    private final GroupChat chat;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, JsonNode> custom = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Long> mutedUntil = new LinkedHashMap<>();
    private final Map<String, Long> bannedUntil = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, Long> counters = new LinkedHashMap<>();
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Map<String, PermissionGroup> permissionGroups = new LinkedHashMap<>();
    private String owner = "";
    private long maxMembers;
    private long infoChangedAt;
    private long infoSeq = 1;
    private boolean supportsTopics;

    Group(String id, GroupType type, long createdAt) {
        this.id = id;
        this.type = type;
        this.createdAt = createdAt;
        this.chat = new GroupChat(type != GroupType.AV_CHAT_ROOM);
        this.infoChangedAt = createdAt;
        this.maxMembers = type.mostMembers();
    }

    /** Its GroupId. */
    public String id() {
        return id;
    }

    /** Which one it is, in an event. */
    public GroupEvent.Which which() {
        return new GroupEvent.Which(id, type.wire());
    }

    /** What type of group it is. */
    public GroupType type() {
        return type;
    }

    /** Since which second. */
    public long createdAt() {
        return createdAt;
    }

    /** Its messages, without those of its topics. */
    public GroupChat chat() {
        return chat;
    }

    /** Name, Introduction and so on, by their name on the wire; empty if never set. */
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** Sets one of them. */
    public void setText(String name, String value) {
        texts.put(name, value);
    }

    /** Fields of the app's own. */
    public Map<String, JsonNode> custom() {
        return custom;
    }

    /** Notes that something about it changed. */
    public void infoChanged(long second) {
        infoChangedAt = second;
        infoSeq++;
    }

    /** When something about it last changed. */
    public long infoChangedAt() {
        return infoChangedAt;
    }

    /** Counts the changes. */
    public long infoSeq() {
        return infoSeq;
    }

    /** The most members it may have, 0 if there is no limit. */
    public long maxMembers() {
        return maxMembers;
    }

    /** Changes that. */
    public void setMaxMembers(long most) {
        maxMembers = most;
    }

    /** Whether it is a community with topics. */
    public boolean supportsTopics() {
        return supportsTopics;
    }

    /** Makes it one. */
    public void supportTopics() {
        supportsTopics = true;
    }

    /** Whose it is; empty if nobody's. */
    public String owner() {
        return owner;
    }

    void setOwner(String userId) {
        owner = userId;
    }

    /** By UserID, in the order they came. */
    public Map<String, Member> members() {
        return members;
    }

    /** The member of this name, or null. */
    public @Nullable Member member(String userId) {
        return members.get(userId);
    }

    /** Whether it has as many members as it may. */
    public boolean isFull() {
        return maxMembers > 0 && members.size() >= maxMembers;
    }

    /** Until which second members may not speak; a mute outlives leaving and coming back. */
    public Map<String, Long> mutedUntil() {
        return mutedUntil;
    }

    /** Until which second users may not come back. */
    public Map<String, Long> bannedUntil() {
        return bannedUntil;
    }

    /** Whether a user may not come back at this second. */
    public boolean isBanned(String userId, long second) {
        return bannedUntil.getOrDefault(userId, 0L) > second;
    }

    /** Key and value pairs of a live room. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** Numbers by key. */
    public Map<String, Long> counters() {
        return counters;
    }

    /** Who asked to be let in, by UserID. */
    public Map<String, Application> applications() {
        return applications;
    }

    /** The owner and the admins. */
    public List<String> admins() {
        return members.values().stream()
                .filter(member -> member.role() != Role.MEMBER)
                .map(Member::userId)
                .toList();
    }

    /**
     * A wish to be let in.
     *
     * @param atMillis when, in milliseconds since 1970
     * @param message what the user said
     */
    public record Application(long atMillis, String message) implements Serializable {}

    /** By TopicId. */
    public Map<String, Topic> topics() {
        return topics;
    }

    /** By their id. */
    public Map<String, PermissionGroup> permissionGroups() {
        return permissionGroups;
    }

    /** Whether only the owner, admins and app admins may speak. */
    public boolean isMuted() {
        return text("MuteAllMember").equals("On");
    }

    /** Whether a user may not speak at this second. */
    public boolean isMuted(String userId, long second) {
        if (mutedUntil.getOrDefault(userId, 0L) > second) {
            return true;
        }
        Member member = members.get(userId);
        return isMuted() && (member == null || member.role() == Role.MEMBER);
    }

    /** Whether others than the owner see it: a private group is shown once something was said in it. */
    public boolean isActive() {
        return type != GroupType.PRIVATE || chat.nextSeq() > 1;
    }

    /** How many messages a member has not read. */
    public long unreadOf(Member member) {
        boolean counts = type != GroupType.CHAT_ROOM && type != GroupType.AV_CHAT_ROOM;
        return counts ? chat.unreadAfter(member.readSeq()) : 0;
    }

    /** A topic of a community. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    public static final class Topic implements Serializable {

        private final String id;
        private final long createdAt;
        private final GroupChat chat = new GroupChat(true);
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Long> mutedUntil = new LinkedHashMap<>();

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

        /** Until which second users may not speak in it. */
        public Map<String, Long> mutedUntil() {
            return mutedUntil;
        }
    }

    /**
     * A group of members of a community with rights of their own.
     *
     * @param permissions the rights in each topic, one bit each
     */
    public record PermissionGroup(String id, String name, Map<String, Long> permissions, Set<String> members)
            implements Serializable {}

    /** The names of those of its texts that its information shows. */
    public static List<String> textNames() {
        return List.of("Name", "Introduction", "Notification", "FaceUrl", "ApplyJoinOption", "InviteJoinOption");
    }
}
