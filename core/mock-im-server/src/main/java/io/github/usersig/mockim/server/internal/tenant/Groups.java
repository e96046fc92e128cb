package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private final Map<String, Group> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> byMember = new HashMap<>();
    private long lastNumber = 0x1000000;

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
        Group group = new Group(id, type, atSeconds);
        byId.put(id, group);
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

    /** The groups that a user is in. */
    public List<Group> of(String userId) {
        return byMember.getOrDefault(userId, Set.of()).stream().map(byId::get).toList();
    }

    /** Adds a member, or changes the role of one. */
    public Member join(Group group, String userId, Role role, long atSeconds) {
        Member member = group.member(userId);
        if (member == null) {
            boolean quiet = group.type() == GroupType.CHAT_ROOM || group.type() == GroupType.AV_CHAT_ROOM;
            member = new Member(userId, role, atSeconds, group.chat().nextSeq() - 1, quiet ? DO_NOT_NOTIFY : NOTIFY);
            group.add(member);
            byMember.computeIfAbsent(userId, id -> new LinkedHashSet<>()).add(group.id());
        }
        member.setRole(role);
        if (role == Role.OWNER) {
            group.setOwner(userId);
        }
        return member;
    }

    /** Takes a member away, if it is there. */
    public void leave(Group group, String userId) {
        if (group.remove(userId)) {
            noLongerIn(group, userId);
            if (group.owner().equals(userId)) {
                group.setOwner("");
            }
        }
    }

    /** Gives a group to another member. */
    public void changeOwner(Group group, Member newOwner) {
        Member before = group.member(group.owner());
        if (before != null) {
            before.setRole(Role.MEMBER);
        }
        newOwner.setRole(Role.OWNER);
        group.setOwner(newOwner.userId());
    }

    /** Disbands a group. */
    public void destroy(Group group) {
        byId.remove(group.id());
        for (String userId : group.members().keySet()) {
            noLongerIn(group, userId);
        }
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
