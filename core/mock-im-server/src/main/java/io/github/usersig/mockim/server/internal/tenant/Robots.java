package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The accounts of a tenant that are robots. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Robots implements OfUsers, Serializable {

    private final Set<String> userIds = new LinkedHashSet<>();

    /** Adds one. */
    public void add(String userId) {
        userIds.add(userId);
    }

    /** Whether this account is one. */
    public boolean contains(String userId) {
        return userIds.contains(userId);
    }

    /** Takes one away; says whether it was one. */
    public boolean remove(String userId) {
        return userIds.remove(userId);
    }

    @Override
    public void forget(String userId) {
        remove(userId);
    }

    /** All, in the order they came. */
    public List<String> list() {
        return List.copyOf(userIds);
    }
}
