package io.github.usersig.mockim.server.internal.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Keys and texts of a group, within what the service allows. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class GroupAttributes implements Serializable {

    /** How many a group may have. */
    public static final int MOST = 16;

    /** How many bytes all its texts may have. */
    public static final int MOST_BYTES = 16_000;

    /** What became of a change. */
    public enum Outcome {
        /** It is made. */
        DONE,
        /** It is not: there would be more than {@link #MOST}. */
        TOO_MANY,
        /** It is not: the texts would have more than {@link #MOST_BYTES}. */
        TOO_LARGE
    }

    private final Map<String, String> byKey = new LinkedHashMap<>();
    private final Map<String, Long> changesByKey = new HashMap<>();
    private long changes;

    /** All. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(byKey);
    }

    /** Counts the changes, by which a client knows whether it has missed one. */
    public long sequence() {
        return changes;
    }

    /** How often the text with this key was set since the key came. */
    public long sequenceOf(String key) {
        return changesByKey.getOrDefault(key, 0L);
    }

    /** Puts these in the place of all others. */
    public Outcome replaceBy(Map<String, String> attributes) {
        return take(new LinkedHashMap<>(attributes), attributes.keySet());
    }

    /** Sets these beside the others. */
    public Outcome change(Map<String, String> attributes) {
        Map<String, String> together = new LinkedHashMap<>(byKey);
        together.putAll(attributes);
        return take(together, attributes.keySet());
    }

    private Outcome take(Map<String, String> attributes, Set<String> changed) {
        if (attributes.size() > MOST) {
            return Outcome.TOO_MANY;
        }
        int bytes = attributes.values().stream()
                .mapToInt(value -> value.getBytes(UTF_8).length)
                .sum();
        if (bytes > MOST_BYTES) {
            return Outcome.TOO_LARGE;
        }
        byKey.clear();
        byKey.putAll(attributes);
        changesByKey.keySet().retainAll(byKey.keySet());
        changed.forEach(key -> changesByKey.merge(key, 1L, Long::sum));
        changes++;
        return Outcome.DONE;
    }

    /** Takes some away, if all of them are there; says whether they were. */
    public boolean remove(Collection<String> keys) {
        if (!byKey.keySet().containsAll(keys)) {
            return false;
        }
        byKey.keySet().removeAll(keys);
        changesByKey.keySet().removeAll(keys);
        changes++;
        return true;
    }

    /** Takes all away. */
    public void clear() {
        byKey.clear();
        changesByKey.clear();
        changes++;
    }
}
