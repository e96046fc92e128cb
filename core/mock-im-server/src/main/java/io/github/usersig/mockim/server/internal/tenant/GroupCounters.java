package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Numbers of a group by key, of 64 bits that wrap around. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class GroupCounters implements Serializable {

    /** How many a group may have. */
    public static final int MOST = 20;

    private final Map<String, Long> byKey = new LinkedHashMap<>();
    private long changes;

    /** All. */
    public Map<String, Long> all() {
        return Collections.unmodifiableMap(byKey);
    }

    /** The one with this key; 0 if there is none. */
    public long get(String key) {
        return byKey.getOrDefault(key, 0L);
    }

    /** Counts the changes. */
    public long sequence() {
        return changes;
    }

    /** Sets some, unless there would be more than {@link #MOST}; says whether it did. */
    public boolean set(Map<String, Long> counters) {
        Set<String> keys = new LinkedHashSet<>(byKey.keySet());
        keys.addAll(counters.keySet());
        if (keys.size() > MOST) {
            return false;
        }
        byKey.putAll(counters);
        changes++;
        return true;
    }

    /** Takes some away, as far as they are there; gives those that were. */
    public Map<String, Long> remove(Collection<String> keys) {
        Map<String, Long> removed = new LinkedHashMap<>(byKey);
        removed.keySet().retainAll(keys);
        byKey.keySet().removeAll(keys);
        changes++;
        return Collections.unmodifiableMap(removed);
    }
}
