package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How users reacted to a message. Looking at a page of it takes the time of that page, however many reacted. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Reactions implements Serializable {

    /** How many different reactions a message may have. */
    public static final int MOST = 100;

    /** How many users may react alike. */
    public static final int MOST_USERS = 10_000;

    /** What became of a reaction that was to be added. */
    public enum Outcome {
        /** It is there. */
        DONE,
        /** The message has {@link #MOST} others. */
        TOO_MANY,
        /** {@link #MOST_USERS} reacted like this. */
        TOO_MANY_USERS,
        /** It is there already. */
        THERE_BEFORE
    }

    /**
     * Some of the users who reacted alike, in the order they did.
     *
     * @param next where the rest begins; 0 if there is none
     */
    public record Page(List<String> users, long next) {}

    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    private static final class Users implements Serializable {
        private final TreeMap<Long, String> byNumber = new TreeMap<>();
        private final Map<String, Long> numbers = new HashMap<>();
        private long last;

        void add(String userId) {
            byNumber.put(++last, userId);
            numbers.put(userId, last);
        }
    }

    private final Map<String, Users> byName = new LinkedHashMap<>();

    /** Adds one, if it may be. */
    public Outcome add(String reaction, String userId) {
        Users users = byName.get(reaction);
        if (users == null && byName.size() >= MOST) {
            return Outcome.TOO_MANY;
        }
        if (has(reaction, userId)) {
            return Outcome.THERE_BEFORE;
        }
        if (count(reaction) >= MOST_USERS) {
            return Outcome.TOO_MANY_USERS;
        }
        byName.computeIfAbsent(reaction, name -> new Users()).add(userId);
        return Outcome.DONE;
    }

    /** Takes one away; says whether it was there. */
    public boolean remove(String reaction, String userId) {
        Users users = byName.get(reaction);
        Long number = users == null ? null : users.numbers.remove(userId);
        if (users == null || number == null) {
            return false;
        }
        users.byNumber.remove(number);
        if (users.numbers.isEmpty()) {
            byName.remove(reaction);
        }
        return true;
    }

    /** The different ones, in the order they came first. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** How many users reacted like this. */
    public int count(String reaction) {
        Users users = byName.get(reaction);
        return users == null ? 0 : users.numbers.size();
    }

    /** Whether this user did. */
    public boolean has(String reaction, String userId) {
        Users users = byName.get(reaction);
        return users != null && users.numbers.containsKey(userId);
    }

    /**
     * Who reacted like this.
     *
     * @param from where the page begins: 0, or what the one before says
     */
    public Page page(String reaction, long from, int most) {
        Users users = byName.get(reaction);
        if (users == null) {
            return new Page(List.of(), 0);
        }
        List<Map.Entry<Long, String>> found = users.byNumber.tailMap(from, true).entrySet().stream()
                .limit(most + 1L)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
        List<String> page = found.stream().limit(most).map(Map.Entry::getValue).toList();
        return new Page(page, found.size() > most ? found.get(most).getKey() : 0);
    }
}
