package io.github.usersig.mockim.server.internal.tenant;

import java.util.LinkedHashMap;
import java.util.Map;

/** The newest snapshots of a tenant, by name. Safe for use by many threads. */
final class Snapshots {

    private static final int MOST = 100;

    private final Map<String, Snapshot> byName = new LinkedHashMap<>();
    private long lastName;

    /** Keeps one more, and forgets the oldest if they are too many; returns its name. */
    synchronized String keep(Snapshot snapshot) {
        String name = Long.toString(++lastName);
        byName.put(name, snapshot);
        if (byName.size() > MOST) {
            byName.remove(byName.keySet().iterator().next());
        }
        return name;
    }

    /**
     * The snapshot of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    synchronized Snapshot get(String name) {
        Snapshot snapshot = byName.get(name);
        if (snapshot == null) {
            throw new IllegalArgumentException("there is no snapshot " + name + ": the newest " + MOST
                    + " of a tenant are kept, and a reset forgets none");
        }
        return snapshot;
    }
}
