package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of merged messages that are too long for one, by a key each. The newest stay: a thousand, and no more than a
 * sixteenth of the heap can take.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class LongMergers implements Serializable {

    /** How many there may be. */
    public static final int MOST = 1_000;

    private static final int SHARE_OF_HEAP = 16;

    private final Map<String, byte[]> byKey = new LinkedHashMap<>();
    private final long mostBytes;
    private long bytes;
    private long made;

    LongMergers() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    LongMergers(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Keeps a list of messages as JSON; returns its key. */
    public String put(String messages) {
        String key = "merger_" + ++made;
        byte[] content = messages.getBytes(StandardCharsets.UTF_8);
        byKey.put(key, content);
        bytes += content.length;
        Iterator<byte[]> oldest = byKey.values().iterator();
        while (byKey.size() > 1 && (byKey.size() > MOST || bytes > mostBytes)) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
        return key;
    }

    /** The list with this key, or null. */
    public @Nullable String find(String key) {
        byte[] content = byKey.get(key);
        return content == null ? null : new String(content, StandardCharsets.UTF_8);
    }

    int size() {
        return byKey.size();
    }
}
