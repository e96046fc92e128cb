package io.github.usersig.mockim.server.internal.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group: what it is, who is in it, and what was said. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Group implements Comparable<Group>, Serializable {

    /** How many different marks its members may have. */
    public static final int MOST_MARKS = 10;

    /** How many members may have the same mark. */
    public static final int MOST_WITH_A_MARK = 1_000;

    private final long number;
    private final String id;
    private final GroupType type;
    private final long createdAtSeconds;
    private final GroupChat chat;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, JsonNode> custom = new LinkedHashMap<>();
    private final PagedMap<String, Member> members = new PagedMap<>();
    private final Places<Member> leaders = new Places<>();
    private final Map<Integer, Places<Member>> marked = new HashMap<>(0);
    private final Deadlines mutes = new Deadlines();
    private final Deadlines bans = new Deadlines();
    private final GroupAttributes attributes = new GroupAttributes();
    private final GroupCounters counters = new GroupCounters();
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Map<String, PermissionGroup> permissionGroups = new LinkedHashMap<>();
    private String owner = "";
    private long maxMembers;
    private long infoChangedAtSeconds;
    private long infoSeq = 1;
    private boolean supportsTopics;
    private long joined;
    private long allReadSeq;
    private int readings;

    /** @param number counts those that ever were made */
    Group(long number, String id, GroupType type, long createdAtSeconds) {
        this.number = number;
        this.id = id;
        this.type = type;
        this.createdAtSeconds = createdAtSeconds;
        this.chat = new GroupChat(type != GroupType.AV_CHAT_ROOM);
        this.infoChangedAtSeconds = createdAtSeconds;
        this.maxMembers = type.mostMembers();
    }

    /** What was made first comes first. */
    @Override
    public int compareTo(Group other) {
        return Long.compare(number, other.number);
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
    public long createdAtSeconds() {
        return createdAtSeconds;
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
        return Collections.unmodifiableMap(custom);
    }

    /** Sets a field of the app's own. */
    public void setCustom(String key, JsonNode value) {
        custom.put(key, value);
    }

    /** Takes a field of the app's own away. */
    public void removeCustom(String key) {
        custom.remove(key);
    }

    /** Notes that something about it changed. */
    public void infoChanged(long atSeconds) {
        infoChangedAtSeconds = atSeconds;
        infoSeq++;
    }

    /** When something about it last changed. */
    public long infoChangedAtSeconds() {
        return infoChangedAtSeconds;
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
        return Collections.unmodifiableMap(members);
    }

    /** Only for {@link Groups}, which knows the groups of each user too. */
    Member add(String userId, long atSeconds, String messageFlag) {
        Member member = new Member(this, ++joined, userId, atSeconds, messageFlag);
        members.put(userId, member);
        return member;
    }

    /** The same; says whether there was one. */
    boolean remove(String userId) {
        Member gone = members.remove(userId);
        if (gone == null) {
            return false;
        }
        leaders.remove(gone);
        marked.values().forEach(members -> members.remove(gone));
        return true;
    }

    /** Changes what a member may do. */
    public void setRole(Member member, Role role) {
        if (member.role() != Role.MEMBER) {
            leaders.remove(member);
        }
        member.setRole(role);
        if (role != Role.MEMBER) {
            leaders.add(member);
        }
    }

    /** How many members have one of these roles. */
    public int count(Set<Role> roles) {
        int without = leadersWithout(roles).size();
        return roles.contains(Role.MEMBER) ? members.size() - without : leaders.size() - without;
    }

    /** Those of them from one place to before another, in the order they came. */
    public List<Member> page(Set<Role> roles, long from, long to) {
        if (!roles.contains(Role.MEMBER)) {
            List<Member> wanted = leaders.stream()
                    .filter(member -> roles.contains(member.role()))
                    .toList();
            return wanted.subList((int) Math.min(wanted.size(), from), (int) Math.min(wanted.size(), to));
        }
        List<Member> leftOut = leadersWithout(roles);
        long start = from;
        for (Member member : leftOut) {
            start += members.placeOf(member.userId()) <= start ? 1 : 0;
        }
        return members.page(start, to - from + start + leftOut.size()).stream()
                .map(Map.Entry::getValue)
                .filter(member -> roles.contains(member.role()))
                .limit(to - from)
                .toList();
    }

    private List<Member> leadersWithout(Set<Role> roles) {
        return leaders.stream().filter(member -> !roles.contains(member.role())).toList();
    }

    /** All who are in it have read everything. */
    public void allRead() {
        allReadSeq = chat.nextSeq() - 1;
        readings++;
    }

    /** Up to which MsgSeq all had read who were in it then. */
    long allReadSeq() {
        return allReadSeq;
    }

    /** How often that was said: who said something else since has read up to that. */
    int readings() {
        return readings;
    }

    /** The member of this name, or null. */
    public @Nullable Member member(String userId) {
        return members.get(userId);
    }

    /** Whether it has as many members as it may. */
    public boolean isFull() {
        return maxMembers > 0 && members.size() >= maxMembers;
    }

    /** Members who may not speak; a mute outlives leaving and coming back. */
    public Deadlines mutes() {
        return mutes;
    }

    /** Users who may not come back. */
    public Deadlines bans() {
        return bans;
    }

    /** Key and value pairs of a live room. */
    public GroupAttributes attributes() {
        return attributes;
    }

    /** Numbers by key. */
    public GroupCounters counters() {
        return counters;
    }

    /** Who asked to be let in, by UserID. */
    public Map<String, Application> applications() {
        return Collections.unmodifiableMap(applications);
    }

    /** A user asks to be let in. Who asks again asks once. */
    public void apply(String userId, Application application) {
        applications.put(userId, application);
    }

    /** A user who asked to be let in has an answer. */
    public void answered(String userId) {
        applications.remove(userId);
    }

    /** The owner and the admins. */
    public List<String> admins() {
        return leaders.stream().map(Member::userId).toList();
    }

    /** Gives a member a mark; says whether the member has it then, for a group has so many marks, and each so many members. */
    public boolean mark(Member member, int mark) {
        int with = countMarked(mark);
        if (!member.marks().contains(mark)
                && with < MOST_WITH_A_MARK
                && (with > 0
                        || marked.values().stream()
                                        .filter(each -> !each.isEmpty())
                                        .count()
                                < MOST_MARKS)) {
            member.mark(mark);
            marked.computeIfAbsent(mark, number -> new Places<>()).add(member);
        }
        return member.marks().contains(mark);
    }

    /** Only for {@link Member}: it has a mark no more. */
    void unmarked(Member member, int mark) {
        Places<Member> with = marked.get(mark);
        if (with != null && with.remove(member) && with.isEmpty()) {
            marked.remove(mark);
        }
    }

    /** How many members have this mark. */
    public int countMarked(int mark) {
        Places<Member> with = marked.get(mark);
        return with == null ? 0 : with.size();
    }

    /** Those of them from one place to before another, in the order they came. */
    public List<Member> pageMarked(int mark, long from, long to) {
        Places<Member> with = marked.get(mark);
        return with == null ? List.of() : with.page(from, to);
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
        return Collections.unmodifiableMap(topics);
    }

    /** Adds a topic. */
    public void add(Topic topic) {
        topics.put(topic.id(), topic);
    }

    /** Takes a topic away; says whether there was one. */
    public boolean removeTopic(String topicId) {
        return topics.remove(topicId) != null;
    }

    /** By their id. */
    public Map<String, PermissionGroup> permissionGroups() {
        return Collections.unmodifiableMap(permissionGroups);
    }

    /** Adds a group of members with rights of their own. */
    public void add(PermissionGroup permissionGroup) {
        permissionGroups.put(permissionGroup.id(), permissionGroup);
    }

    /** Whether only the owner, admins and app admins may speak. */
    public boolean isMuted() {
        return text("MuteAllMember").equals("On");
    }

    /** Whether a user may not speak at this second. */
    public boolean isMuted(String userId, long nowSeconds) {
        if (mutes.holdsFor(userId, nowSeconds)) {
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
        return counts ? chat.unreadAfter(member.readSeq(), member) : 0;
    }

    /** The names of those of its texts that its information shows. */
    public static List<String> textNames() {
        return List.of("Name", "Introduction", "Notification", "FaceUrl", "ApplyJoinOption", "InviteJoinOption");
    }
}
