package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups of a tenant. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Groups implements OfUsers, Serializable {

    private static final String NOTIFY = "AcceptAndNotify";
    private static final String DO_NOT_NOTIFY = "AcceptNotNotify";

    /** Of how many groups that are gone it is known that they were there: the newest. */
    private static final int MOST_DISBANDED = 10_000;

    private final PagedMap<String, Group> byId = new PagedMap<>();
    private final Map<GroupType, Places<Group>> byType = new EnumMap<>(GroupType.class);
    private final Map<String, Set<String>> byMember = new HashMap<>();
    private final Set<String> disbanded = new LinkedHashSet<>();
    private long lastNumber = 0x1000000;
    private long made;

    /** A new GroupId, as the service would make one. */
    public String newId(GroupType type) {
        String generated = "@TGS#" + nextName();
        return type == GroupType.COMMUNITY ? "@TGS#_" + generated : generated;
    }

    /** A new TopicId in a community. */
    public String newTopicId(Group community) {
        return community.id() + "@TOPIC#_@TOPIC#" + nextName();
    }

    /** A new id of a permission group. */
    public String newPermissionGroupId() {
        return "@PMG#_" + nextName();
    }

    private String nextName() {
        return Long.toString(++lastNumber, 36).toUpperCase(Locale.ROOT);
    }

    /** Makes a group. */
    public Group create(String id, GroupType type, long atSeconds) {
        Group group = new Group(++made, id, type, atSeconds);
        Group before = byId.put(id, group);
        if (before != null) {
            ofType(before.type()).remove(before);
        }
        ofType(type).add(group);
        disbanded.remove(id);
        return group;
    }

    /** The group with this id, or null. */
    public @Nullable Group find(String id) {
        return byId.get(id);
    }

    /** All, in the order they were made. */
    public Collection<Group> list() {
        return Collections.unmodifiableCollection(byId.values());
    }

    private Places<Group> ofType(GroupType type) {
        return byType.computeIfAbsent(type, each -> new Places<>());
    }

    /** How many there are of a type, by its name on the wire; of all if that is empty. */
    public int count(String type) {
        return type.isEmpty() ? byId.size() : ofType(type).size();
    }

    /** The ids of those of them from one place to before another, in the order they were made. */
    public List<String> page(String type, long from, long to) {
        return type.isEmpty()
                ? byId.page(from, to).stream().map(Map.Entry::getKey).toList()
                : ofType(type).page(from, to).stream().map(Group::id).toList();
    }

    private Places<Group> ofType(String name) {
        return byType.entrySet().stream()
                .filter(each -> each.getKey().wire().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(Places::new);
    }

    /** How many groups a user is in. */
    public int countOf(String userId) {
        return byMember.getOrDefault(userId, Set.of()).size();
    }

    /** The groups that a user is in. */
    public List<Group> of(String userId) {
        return byMember.getOrDefault(userId, Set.of()).stream().map(byId::get).toList();
    }

    /** Adds a member, or changes the role of one. */
    public Member join(Group group, String userId, Role role, long atSeconds) {
        Member member = group.member(userId);
        if (member == null) {
            boolean quiet = group.type() == GroupType.CHAT_ROOM || group.type() == GroupType.AV_CHAT_ROOM;
            member = group.add(userId, atSeconds, quiet ? DO_NOT_NOTIFY : NOTIFY);
            group.topics()
                    .values()
                    .forEach(topic -> topic.read(userId, topic.chat().nextSeq() - 1));
            byMember.computeIfAbsent(userId, id -> new LinkedHashSet<>()).add(group.id());
        }
        group.setRole(member, role);
        if (role == Role.OWNER) {
            group.setOwner(userId);
        }
        return member;
    }

    /** Takes a member away, if it is there. */
    public void leave(Group group, String userId) {
        if (group.remove(userId)) {
            noLongerIn(group, userId);
            group.topics().values().forEach(topic -> topic.forget(userId));
            if (group.owner().equals(userId)) {
                group.setOwner("");
            }
        }
    }

    /** Gives a group to another member. */
    public void changeOwner(Group group, Member newOwner) {
        Member before = group.member(group.owner());
        if (before != null) {
            group.setRole(before, Role.MEMBER);
        }
        group.setRole(newOwner, Role.OWNER);
        group.setOwner(newOwner.userId());
    }

    /** Disbands a group. */
    public void destroy(Group group) {
        byId.remove(group.id());
        ofType(group.type()).remove(group);
        disbanded.add(group.id());
        if (disbanded.size() > MOST_DISBANDED) {
            disbanded.remove(disbanded.iterator().next());
        }
        for (String userId : group.members().keySet()) {
            noLongerIn(group, userId);
        }
    }

    /** Whether there was a group with this id that was disbanded. */
    public boolean wasDisbanded(String id) {
        return disbanded.contains(id);
    }

    private void noLongerIn(Group group, String userId) {
        Set<String> groups = byMember.get(userId);
        if (groups != null) {
            groups.remove(group.id());
        }
    }

    @Override
    public void forget(String userId) {
        for (Group group : of(userId)) {
            leave(group, userId);
        }
        byMember.remove(userId);
    }
}
