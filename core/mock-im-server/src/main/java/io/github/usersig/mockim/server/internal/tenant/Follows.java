package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who follows whom, and since when. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Follows implements OfUsers, Serializable {

    private final Map<String, PagedMap<String, Long>> following = new HashMap<>();
    private final Map<String, PagedMap<String, Long>> followers = new HashMap<>();

    /** Notes that one follows another, unless that is so already. */
    public void add(String follower, String followed, long atSeconds) {
        if (!isFollowing(follower, followed)) {
            following.computeIfAbsent(follower, id -> new PagedMap<>()).put(followed, atSeconds);
            followers.computeIfAbsent(followed, id -> new PagedMap<>()).put(follower, atSeconds);
        }
    }

    /** Ends it, if it is so. */
    public void remove(String follower, String followed) {
        of(following, follower).remove(followed);
        of(followers, followed).remove(follower);
    }

    /** Whether one follows another. */
    public boolean isFollowing(String follower, String followed) {
        return followedBy(follower).containsKey(followed);
    }

    /** Whom a user follows, and since when. */
    public Map<String, Long> followedBy(String userId) {
        return Collections.unmodifiableMap(of(following, userId));
    }

    /** Who follows a user, and since when. */
    public Map<String, Long> followersOf(String userId) {
        return Collections.unmodifiableMap(of(followers, userId));
    }

    /** Of those whom a user follows, some: from one place in the order they came to before another. */
    public List<Map.Entry<String, Long>> pageOfFollowed(String userId, long from, long to) {
        return of(following, userId).page(from, to);
    }

    /** Of those who follow a user, some. */
    public List<Map.Entry<String, Long>> pageOfFollowers(String userId, long from, long to) {
        return of(followers, userId).page(from, to);
    }

    private static PagedMap<String, Long> of(Map<String, PagedMap<String, Long>> lists, String userId) {
        PagedMap<String, Long> list = lists.get(userId);
        return list == null ? new PagedMap<>() : list;
    }

    @Override
    public void forget(String userId) {
        take(userId, following.remove(userId), followers);
        take(userId, followers.remove(userId), following);
    }

    private static void take(
            String userId, @Nullable PagedMap<String, Long> others, Map<String, PagedMap<String, Long>> lists) {
        if (others != null) {
            others.keySet().forEach(other -> of(lists, other).remove(userId));
        }
    }
}
