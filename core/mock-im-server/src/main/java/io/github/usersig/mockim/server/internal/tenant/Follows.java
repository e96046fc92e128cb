package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who follows whom, and since when. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Follows implements OfUsers, Serializable {

    private final Map<String, Map<String, Long>> following = new HashMap<>();
    private final Map<String, Map<String, Long>> followers = new HashMap<>();

    /** Notes that one follows another, unless that is so already. */
    public void add(String follower, String followed, long atSeconds) {
        if (!isFollowing(follower, followed)) {
            following.computeIfAbsent(follower, id -> new LinkedHashMap<>()).put(followed, atSeconds);
            followers.computeIfAbsent(followed, id -> new LinkedHashMap<>()).put(follower, atSeconds);
        }
    }

    /** Ends it, if it is so. */
    public void remove(String follower, String followed) {
        following.getOrDefault(follower, new HashMap<>()).remove(followed);
        followers.getOrDefault(followed, new HashMap<>()).remove(follower);
    }

    /** Whether one follows another. */
    public boolean isFollowing(String follower, String followed) {
        return followedBy(follower).containsKey(followed);
    }

    /** Whom a user follows, and since when. */
    public Map<String, Long> followedBy(String userId) {
        return Collections.unmodifiableMap(following.getOrDefault(userId, Map.of()));
    }

    /** Who follows a user, and since when. */
    public Map<String, Long> followersOf(String userId) {
        return Collections.unmodifiableMap(followers.getOrDefault(userId, Map.of()));
    }

    @Override
    public void forget(String userId) {
        following.remove(userId);
        followers.remove(userId);
        following.values().forEach(others -> others.remove(userId));
        followers.values().forEach(others -> others.remove(userId));
    }
}
