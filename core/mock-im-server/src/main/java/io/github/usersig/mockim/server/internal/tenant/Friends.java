package io.github.usersig.mockim.server.internal.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has whom in the friend list and on the block list, and who waits for whose consent to be a friend. All go one way: what A
 * has of B says nothing of B.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Friends implements OfUsers, Serializable {

    /** A friend, in the list of one user. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    public static final class Friend implements Serializable {

        private final String userId;
        private final Map<String, JsonNode> items = new LinkedHashMap<>();
        private final Set<String> groups = new LinkedHashSet<>();

        private Friend(String userId) {
            this.userId = userId;
        }

        /** Who it is. */
        public String userId() {
            return userId;
        }

        /** What the user keeps about the friend, by tag, such as {@code Tag_SNS_IM_Remark}. */
        public Map<String, JsonNode> items() {
            return Collections.unmodifiableMap(items);
        }

        /** Keeps something about the friend, in the place of what was kept by this tag. */
        public void keep(String tag, JsonNode value) {
            items.put(tag, value);
        }

        /** Keeps something about the friend, unless something is kept by this tag. */
        public void keepFirst(String tag, JsonNode value) {
            items.putIfAbsent(tag, value);
        }

        /** The friend groups the friend is in. */
        public Set<String> groups() {
            return Collections.unmodifiableSet(groups);
        }
    }

    /**
     * A user's wish to be the friend of another, who has to agree.
     *
     * @param remark what the user will call the friend; empty for nothing
     * @param group the user's friend group for the friend; empty for none
     * @param atSeconds when, in seconds since 1970
     */
    public record Application(
            String from, String to, String source, String wording, String remark, String group, long atSeconds)
            implements Serializable {}

    /** The lists of one user. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    public static final class Lists implements Serializable {

        /** How many users one may block. */
        public static final int MOST_BLOCKED = 1_000;

        /** How many friend groups one may make. */
        public static final int MOST_GROUPS = 32;

        private final PagedMap<String, Friend> friends = new PagedMap<>();
        private final Map<String, Long> blocked = new LinkedHashMap<>();
        private final Set<String> groups = new LinkedHashSet<>();
        private final Map<String, Application> applications = new LinkedHashMap<>();
        private long applicationsReadUpToSeconds;
        private long sequence;

        /** The friends, by UserID. */
        public Map<String, Friend> friends() {
            return Collections.unmodifiableMap(friends);
        }

        /** Some of the friends: from one place in the order they came to before another. */
        public List<Friend> page(long from, long to) {
            return friends.page(from, to).stream().map(Map.Entry::getValue).toList();
        }

        /** The friend of this name, or null. */
        public @Nullable Friend friend(String userId) {
            return friends.get(userId);
        }

        /** Adds a friend, if it is not one already. */
        public Friend add(String userId) {
            changed();
            return friends.computeIfAbsent(userId, Friend::new);
        }

        /** Ends a friendship on this side; says whether there was one. */
        public boolean remove(String userId) {
            changed();
            return friends.remove(userId) != null;
        }

        /** Who is blocked, and since when. */
        public Map<String, Long> blocked() {
            return Collections.unmodifiableMap(blocked);
        }

        /** Whether nobody more can be blocked. */
        public boolean isBlockListFull() {
            return blocked.size() >= MOST_BLOCKED;
        }

        /**
         * Blocks a user; says whether the user was not blocked before.
         *
         * @throws IllegalStateException if the block list is full
         */
        public boolean block(String userId, long atSeconds) {
            if (isBlockListFull()) {
                throw new IllegalStateException("the block list has " + MOST_BLOCKED + " users, the most it may have");
            }
            return blocked.putIfAbsent(userId, atSeconds) == null;
        }

        /** Blocks a user no more; says whether the user was blocked. */
        public boolean unblock(String userId) {
            return blocked.remove(userId) != null;
        }

        /** The names of the friend groups. */
        public Set<String> groups() {
            return Collections.unmodifiableSet(groups);
        }

        /** Makes friend groups, as far as there are none of these names; says no if there would be too many, and makes none. */
        public boolean addGroups(Collection<String> names) {
            Set<String> together = new LinkedHashSet<>(groups);
            together.addAll(names);
            if (together.size() > MOST_GROUPS) {
                return false;
            }
            groups.addAll(names);
            changed();
            return true;
        }

        /** Takes friend groups away; their friends stay friends. */
        public void removeGroups(Collection<String> names) {
            for (String name : names) {
                groups.remove(name);
                friends.values().forEach(friend -> friend.groups.remove(name));
            }
            changed();
        }

        /** Puts a friend into friend groups, which are made where there are none, be they too many or not. */
        public void putInto(Friend friend, Collection<String> names) {
            groups.addAll(names);
            friend.groups.addAll(names);
        }

        /** The same, and takes the friend out of all others. */
        public void putIntoNothingBut(Friend friend, Collection<String> names) {
            friend.groups.clear();
            putInto(friend, names);
        }

        /** Takes a friend out of a friend group. */
        public void takeOutOf(Friend friend, String name) {
            friend.groups.remove(name);
            changed();
        }

        /** Gives a friend group, which must be there, a name that no other has; its place in the list stays. */
        public void renameGroup(String name, String newName) {
            List<String> names = new ArrayList<>(groups);
            names.set(names.indexOf(name), newName);
            groups.clear();
            groups.addAll(names);
            for (Friend friend : friends.values()) {
                if (friend.groups.remove(name)) {
                    friend.groups.add(newName);
                }
            }
            changed();
        }

        /** Who waits for this user's consent, by UserID. */
        public Map<String, Application> applications() {
            return Collections.unmodifiableMap(applications);
        }

        /** How many of those this user has not seen. */
        public long unreadApplications() {
            return applications.values().stream()
                    .filter(application -> application.atSeconds() > applicationsReadUpToSeconds)
                    .count();
        }

        /** Notes that this user has seen those up to this second. */
        public void applicationsRead(long upToSeconds) {
            applicationsReadUpToSeconds = Math.max(applicationsReadUpToSeconds, upToSeconds);
        }

        /** Counts the changes. */
        public long sequence() {
            return sequence;
        }

        /** Notes a change. */
        public void changed() {
            sequence++;
        }
    }

    private static final Lists NOTHING = new Lists();

    private final Map<String, Lists> byUser = new HashMap<>();

    /** The lists of a user, to be changed. */
    public Lists of(String userId) {
        return byUser.computeIfAbsent(userId, id -> new Lists());
    }

    /** How many friends a user has. */
    public int countOf(String userId) {
        return find(userId).friends.size();
    }

    /** Whether one has the other in the friend list. */
    public boolean isFriend(String userId, String other) {
        return find(userId).friends.containsKey(other);
    }

    /** Whether one has the other on the block list. */
    public boolean isBlocked(String userId, String other) {
        return find(userId).blocked.containsKey(other);
    }

    /** The consents that a user waits for. */
    public List<Application> applicationsFrom(String userId) {
        List<Application> list = new ArrayList<>();
        for (Lists lists : byUser.values()) {
            Application application = lists.applications.get(userId);
            if (application != null) {
                list.add(application);
            }
        }
        return List.copyOf(list);
    }

    /** Keeps a wish until it is answered. Who wishes again wishes once. */
    public void apply(Application application) {
        of(application.to()).applications.put(application.from(), application);
    }

    /** Takes a wish away, if there is one. */
    public @Nullable Application withdraw(String from, String to) {
        return of(to).applications.remove(from);
    }

    @Override
    public void forget(String userId) {
        byUser.remove(userId);
        for (Lists lists : byUser.values()) {
            lists.applications.remove(userId);
            lists.friends.remove(userId);
            lists.blocked.remove(userId);
        }
    }

    private Lists find(String userId) {
        @Nullable Lists lists = byUser.get(userId);
        return lists == null ? NOTHING : lists;
    }
}
