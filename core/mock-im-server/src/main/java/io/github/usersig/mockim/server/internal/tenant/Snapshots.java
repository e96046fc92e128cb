package io.github.usersig.mockim.server.internal.tenant;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest snapshots of a tenant, by name: a hundred, and no more than take an eighth of the heap, but the newest in any
 * case. Safe for use by many threads.
 */
final class Snapshots {

    private static final int MOST = 100;
    private static final int SHARE_OF_HEAP = 8;

    private final long mostBytes;
    private long bytes;

    private final Map<String, Snapshot> byName = new LinkedHashMap<>();
    private long lastName;

    Snapshots() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    Snapshots(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Keeps one more, and forgets the oldest if they are too many or too long; returns its name. */
    synchronized String keep(Snapshot snapshot) {
        String name = Long.toString(++lastName);
        byName.put(name, snapshot);
        bytes += snapshot.length();
        Iterator<Snapshot> oldestFirst = byName.values().iterator();
        while (byName.size() > 1 && (byName.size() > MOST || bytes > mostBytes)) {
            bytes -= oldestFirst.next().length();
            oldestFirst.remove();
        }
        return name;
    }

    synchronized int size() {
        return byName.size();
    }

    /** How many bytes they take together. */
    synchronized long bytes() {
        return bytes;
    }

    /**
     * The snapshot of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    synchronized Snapshot get(String name) {
        Snapshot snapshot = byName.get(name);
        if (snapshot == null) {
            throw new IllegalArgumentException(
                    "there is no snapshot " + name + ": the newest " + MOST
                            + " of a tenant are kept, less if they take more than an eighth of the heap, and a reset forgets none");
        }
        return snapshot;
    }
}
