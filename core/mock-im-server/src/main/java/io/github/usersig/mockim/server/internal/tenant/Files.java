package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files that were made to be downloaded, and what was forbidden of those that others keep. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Files implements Serializable {

    private final Map<String, byte[]> byName = new ConcurrentHashMap<>();
    private final Set<String> forbidden = new HashSet<>();

    /** Keeps a file under a name. */
    public void put(String name, byte[] content) {
        byName.put(name, content.clone());
    }

    /** The file of this name. */
    public Optional<byte[]> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(byte[]::clone);
    }

    /** The addresses that nobody may download from. */
    public Set<String> forbidden() {
        return forbidden;
    }
}
