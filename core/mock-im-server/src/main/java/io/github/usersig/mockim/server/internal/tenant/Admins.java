package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.SdkApp;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The users who may call the REST API. Read with every request and changed seldom, so each change makes a new set. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Admins implements Serializable {

    private volatile Set<String> userIds;

    Admins(Collection<String> userIds) {
        this.userIds = Collections.unmodifiableSet(new LinkedHashSet<>(userIds));
    }

    /** Whether this user is one. */
    public boolean contains(String userId) {
        return userIds.contains(userId);
    }

    /** All, in the order they were made one. */
    public Set<String> list() {
        return userIds;
    }

    /** @throws IllegalArgumentException if there would be more than an app may have */
    synchronized void add(String userId) {
        Set<String> more = new LinkedHashSet<>(userIds);
        if (more.add(userId) && more.size() > SdkApp.MAX_ADMINS) {
            throw new IllegalArgumentException(
                    "the app has " + userIds.size() + " admins already, the most it may have");
        }
        userIds = Collections.unmodifiableSet(more);
    }

    /** Makes a user one no longer. */
    public synchronized void remove(String userId) {
        Set<String> fewer = new LinkedHashSet<>(userIds);
        if (fewer.remove(userId)) {
            userIds = Collections.unmodifiableSet(fewer);
        }
    }

    /** @throws IllegalArgumentException if these are more than an app may have */
    synchronized void set(Set<String> others) {
        if (others.size() > SdkApp.MAX_ADMINS) {
            throw new IllegalArgumentException(
                    others.size() + " admins are given, and an app may have " + SdkApp.MAX_ADMINS + " at most");
        }
        if (!userIds.equals(others)) {
            userIds = Collections.unmodifiableSet(new LinkedHashSet<>(others));
        }
    }
}
