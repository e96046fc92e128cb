package io.github.usersig.mockim.server.internal.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A member of a group. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Member implements Comparable<Member>, Serializable {

    /** What a member may do. */
    public enum Role {
        /** Everything. */
        OWNER("Owner"),
        /** Much of it. */
        ADMIN("Admin"),
        /** Speak. */
        MEMBER("Member");

        private final String wire;

        Role(String wire) {
            this.wire = wire;
        }

        /** Its name on the wire. */
        public String wire() {
            return wire;
        }
    }

    private final Group group;
    private final long number;
    private final String userId;
    private final long joinedAtSeconds;
    private Role role;
    private long readSeq;
    private int readings;
    private String messageFlag;
    private long lastSentAtSeconds;
    private String nameCard = "";
    private Map<String, JsonNode> custom = Map.of();
    private final Set<Integer> marks = new TreeSet<>();
    private Map<GroupChat, Set<Long>> hidden = Map.of();

    /** @param number counts those who ever were in the group */
    Member(Group group, long number, String userId, long joinedAtSeconds, String messageFlag) {
        this.group = group;
        this.number = number;
        this.userId = userId;
        this.role = Role.MEMBER;
        this.joinedAtSeconds = joinedAtSeconds;
        this.messageFlag = messageFlag;
        setReadSeq(group.chat().nextSeq() - 1);
    }

    /** Who joined first comes first. */
    @Override
    public int compareTo(Member other) {
        return Long.compare(number, other.number);
    }

    /** Who. */
    public String userId() {
        return userId;
    }

    /** Since which second. */
    public long joinedAtSeconds() {
        return joinedAtSeconds;
    }

    /** What the member may do. */
    public Role role() {
        return role;
    }

    /** Only for {@link Group}, which knows who has which role. */
    void setRole(Role newRole) {
        role = newRole;
    }

    /** Up to which MsgSeq the member has read. */
    public long readSeq() {
        return readings == group.readings() ? readSeq : group.allReadSeq();
    }

    /** Changes that. */
    public void setReadSeq(long seq) {
        readSeq = seq;
        readings = group.readings();
    }

    /** Whether messages are announced to the member: AcceptAndNotify, AcceptNotNotify or Discard. */
    public String messageFlag() {
        return messageFlag;
    }

    /** Changes that. */
    public void setMessageFlag(String flag) {
        messageFlag = flag;
    }

    /** When the member last spoke, 0 if never. */
    public long lastSentAtSeconds() {
        return lastSentAtSeconds;
    }

    /** Notes that the member spoke. */
    public void sentAt(long atSeconds) {
        lastSentAtSeconds = atSeconds;
    }

    /** The name in this group. */
    public String nameCard() {
        return nameCard;
    }

    /** Changes that. */
    public void setNameCard(String name) {
        nameCard = name;
    }

    /** Fields of the app's own. */
    public Map<String, JsonNode> custom() {
        return Collections.unmodifiableMap(custom);
    }

    /** Sets a field of the app's own. */
    public void setCustom(String key, JsonNode value) {
        if (custom.isEmpty()) {
            custom = new LinkedHashMap<>();
        }
        custom.put(key, value);
    }

    /** Hides a message of the group or of a topic from this member alone. */
    public void hide(GroupChat chat, long seq) {
        if (hidden.isEmpty()) {
            hidden = new HashMap<>();
        }
        hidden.computeIfAbsent(chat, key -> new HashSet<>()).add(seq);
    }

    /** Whether a message is hidden from this member. */
    public boolean isHidden(GroupChat chat, long seq) {
        return !hidden.isEmpty() && hidden.getOrDefault(chat, Set.of()).contains(seq);
    }

    /** Marks in a live room. */
    public Set<Integer> marks() {
        return Collections.unmodifiableSet(marks);
    }

    /** Only for {@link Group}, which knows how many marks there may be. */
    void mark(int mark) {
        marks.add(mark);
    }

    /** Takes a mark away, if it is there. */
    public void unmark(int mark) {
        if (marks.remove(mark)) {
            group.unmarked(this, mark);
        }
    }
}
