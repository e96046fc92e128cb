package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Files that were made to be downloaded, and what was forbidden of those that others keep. Of the files the newest stay, as many
 * as an eighth of the heap can take, and until they expire.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Files implements Serializable {

    private static final int SHARE_OF_HEAP = 8;

    private final Map<String, File> byName = new LinkedHashMap<>();
    private final long mostBytes;
    private long bytes;
    private final Set<String> forbidden = new HashSet<>();

    /** None yet. */
    public Files() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    Files(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @SuppressWarnings("ArrayRecordComponent") // cloned on its way in and out
    private record File(byte[] content, Instant expiresAt) implements Serializable {}

    /**
     * Keeps a file under a name that no other has.
     *
     * @param now what the tenant believes; what has expired by then is forgotten
     */
    public synchronized void put(String name, byte[] content, Instant expiresAt, Instant now) {
        byName.put(name, new File(content.clone(), expiresAt));
        bytes += content.length;
        forgetUnless(file -> file.expiresAt().isAfter(now));
        forgetUnless(file -> bytes <= mostBytes || byName.size() == 1);
    }

    /** Oldest first. */
    private void forgetUnless(Predicate<File> stays) {
        Iterator<File> files = byName.values().iterator();
        while (files.hasNext()) {
            File file = files.next();
            if (!stays.test(file)) {
                files.remove();
                bytes -= file.content().length;
            }
        }
    }

    /** The file of this name, unless it has expired. */
    public synchronized Optional<byte[]> find(String name, Instant now) {
        return Optional.ofNullable(byName.get(name))
                .filter(file -> file.expiresAt().isAfter(now))
                .map(file -> file.content().clone());
    }

    synchronized int size() {
        return byName.size();
    }

    /** Whether nobody may see what is at this address. */
    public boolean isForbidden(String url) {
        return forbidden.contains(url);
    }

    /** Nobody may see what is at this address. */
    public void forbid(String url) {
        forbidden.add(url);
    }

    /** Everybody may see it again. */
    public void allow(String url) {
        forbidden.remove(url);
    }
}
