package io.github.usersig.mockim.server.internal.tenant;

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
final class Repetitions<M extends Repetitions.Candidate> implements Serializable {

    /**
     * How many are remembered at most. Two users who write each other more than this within two minutes are a load test, and
     * it is not to measure how the mock looks for one message among millions.
     */
    static final int MOST = 50_000;

    /** A message as it was sent. */
    interface Candidate extends Serializable {

        /** By whom. */
        String from();

        /** When, in seconds since 1970. */
        long sentAtSeconds();

        /** What it says, which may be changed later. */
        String body();
    }

    private record Fingerprint(String from, long mark, String body) implements Serializable {}

    private final long seconds;
    private final Map<Fingerprint, M> byFingerprint = new LinkedHashMap<>();

    /** @param seconds for how long a message that is sent again is a repetition */
    Repetitions(long seconds) {
        this.seconds = seconds;
    }

    /**
     * The message that this one repeats, or null: then this one is remembered, and the oldest forgotten if they are too many.
     *
     * @param message as it is sent
     * @param mark the numbers that its sender gave to it
     */
    @Nullable
    M firstOf(M message, long mark) {
        forgetBefore(message.sentAtSeconds() - seconds);
        M first = byFingerprint.putIfAbsent(new Fingerprint(message.from(), mark, message.body()), message);
        if (byFingerprint.size() > MOST) {
            Iterator<M> oldest = byFingerprint.values().iterator();
            oldest.next();
            oldest.remove();
        }
        return first;
    }

    private void forgetBefore(long atSeconds) {
        Iterator<M> oldest = byFingerprint.values().iterator();
        while (oldest.hasNext() && oldest.next().sentAtSeconds() < atSeconds) {
            oldest.remove();
        }
    }
}
