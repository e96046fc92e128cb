package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A group of members of a community with rights of their own. No command that is known puts members into it. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class PermissionGroup implements Serializable {

    private final String id;
    private final String name;
    private final Map<String, Long> permissions = new LinkedHashMap<>();
    private final Set<String> members = new LinkedHashSet<>();

    /** One without rights. */
    public PermissionGroup(String id, String name) {
        this.id = id;
        this.name = name;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Takes a member out, if it is there. */
    public void removeMember(String userId) {
        members.remove(userId);
    }

    /** Gives it rights in a topic, one bit each. */
    public void permit(String topicId, long permissions) {
        this.permissions.put(topicId, permissions);
    }

    /** Takes its rights in a topic away. */
    public void forbid(String topicId) {
        permissions.remove(topicId);
    }
}
