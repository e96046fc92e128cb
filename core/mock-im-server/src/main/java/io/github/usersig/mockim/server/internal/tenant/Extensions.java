package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys and values that users attached to a message. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Extensions implements Serializable {

    /** How many pairs a message may have. */
    public static final int MOST = 300;

    /**
     * A key and its value.
     *
     * @param seq the number of the change that set it
     */
    public record Extension(String key, String value, long seq) implements Serializable {}

    private final Map<String, Extension> byKey = new LinkedHashMap<>();
    private long changes;
    private long cleared;

    /** All of them, in the order of their seqs. */
    public Collection<Extension> list() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    /** The one with this key, or null. */
    public @Nullable Extension find(String key) {
        return byKey.get(key);
    }

    /** How many there are. */
    public int size() {
        return byKey.size();
    }

    /** How many changes there were. */
    public long latest() {
        return changes;
    }

    /** The number of the change that took all away; 0 if there was none. */
    public long cleared() {
        return cleared;
    }

    /** Sets one; null if there would be more than {@link #MOST}, in which case nothing changes. */
    public @Nullable Extension put(String key, String value) {
        if (byKey.size() >= MOST && !byKey.containsKey(key)) {
            return null;
        }
        Extension extension = new Extension(key, value, ++changes);
        byKey.remove(key); // or it would keep its place among the others
        byKey.put(key, extension);
        return extension;
    }

    /** Takes one away; returns what it was, or null. */
    public @Nullable Extension remove(String key) {
        Extension removed = byKey.remove(key);
        changes += removed == null ? 0 : 1;
        return removed;
    }

    /** Takes all away. */
    public void clear() {
        byKey.clear();
        cleared = ++changes;
    }
}
