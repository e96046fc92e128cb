package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A group of members of a community with rights of their own. No command that is known puts members into it. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class PermissionGroup implements Serializable {

    private final String id;
    private String name;
    private long permission;
    private String custom;
    private final Map<String, Long> permissions = new LinkedHashMap<>();
    private final Set<String> members = new LinkedHashSet<>();

    /**
     * One without rights in topics.
     *
     * @param permission its rights in the community, one bit each
     * @param custom what the app keeps with it
     */
    public PermissionGroup(String id, String name, long permission, String custom) {
        this.id = id;
        this.name = name;
        this.permission = permission;
        this.custom = custom;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Its rights in the community, one bit each. */
    public long permission() {
        return permission;
    }

    /** What the app keeps with it. */
    public String custom() {
        return custom;
    }

    /** Calls it something else. */
    public void rename(String name) {
        this.name = name;
    }

    /** Gives it other rights in the community. */
    public void permit(long permission) {
        this.permission = permission;
    }

    /** Keeps something else with it. */
    public void keep(String custom) {
        this.custom = custom;
    }

    /** Its rights in topics, by TopicId, one bit each. */
    public Map<String, Long> topicPermissions() {
        return Collections.unmodifiableMap(permissions);
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
