package io.github.usersig.mockim.server.tenant;

import java.io.Serializable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the last minutes, to tell one that is sent again from a new one.
 *
 * @param <M> what is remembered
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
final class Repetitions<M extends Repetitions.Sent> implements Serializable {

    /**
     * How many are remembered at most. Two users who write each other more than this within two minutes are a load test, and
     * it is not to measure how the mock looks for one message among millions.
     */
    static final int MOST = 50_000;

    /** A message as it was sent. */
    interface Sent extends Serializable {

        /** By whom. */
        String from();

        /** When, in seconds since 1970. */
        long second();
    }

    private record Fingerprint(String from, long mark, String body) implements Serializable {}

    private final Map<Fingerprint, M> byFingerprint = new LinkedHashMap<>();

    /**
     * A message that is remembered, or null.
     *
     * @param mark the numbers that its sender gave to it
     * @param body what it said when it was sent
     */
    @Nullable
    M find(String from, long mark, String body) {
        return byFingerprint.get(new Fingerprint(from, mark, body));
    }

    /** Remembers a message, and forgets the oldest if these are too many now. */
    void add(M message, long mark, String body) {
        byFingerprint.put(new Fingerprint(message.from(), mark, body), message);
        if (byFingerprint.size() > MOST) {
            Iterator<M> oldest = byFingerprint.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Forgets those sent before, from the oldest on. */
    void forgetBefore(long second) {
        Iterator<M> oldest = byFingerprint.values().iterator();
        while (oldest.hasNext() && oldest.next().second() < second) {
            oldest.remove();
        }
    }
}
