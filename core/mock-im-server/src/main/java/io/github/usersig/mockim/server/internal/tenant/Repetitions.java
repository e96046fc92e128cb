package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;

/**
 * The messages of the last minutes, to tell one that is sent again from a new one. A message is known by the numbers that its
 * sender gave to it and by a hash of what it said, so that nothing of it is kept a second time.
 */
final class Repetitions implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * How many are remembered at most. Two users who write each other more than this within two minutes are a load test, and
     * it is not to measure how the mock looks for one message among millions.
     */
    static final int MOST = 50_000;

    private static final int FEW = 8;
    private static final int MANY = 1_024;

    // What is known of each, in one array: a ring, of which the oldest leave first.
    private static final int HASH = 0;
    private static final int MARK = 1;
    private static final int SENT = 2;
    private static final int WHERE = 3;
    private static final int WIDTH = 4;

    private final long seconds;
    private long[] ring = {};

    /** By hash: the newest of each bucket, and for each the one before it; 0 for none, and 1 more than its place. */
    private int[] newest = {};

    private int[] before = {};
    private int oldest;
    private int size;

    /** @param seconds for how long a message that is sent again is a repetition */
    Repetitions(long seconds) {
        this.seconds = seconds;
    }

    /**
     * The place of the message that this one repeats, or -1: then this one is remembered, and the oldest forgotten if they are too
     * many.
     *
     * @param message as it is sent
     */
    int firstOf(KeptMessage message) {
        long hash = message.hash();
        long mark = message.mark();
        forgetBefore(message.sentAtSeconds() - seconds);
        int found = find(hash, mark);
        if (found < 0) {
            add(hash, mark, message.sentAtSeconds());
            if (size > MOST) {
                forgetOldest();
            }
        }
        return found;
    }

    /** Notes where the newest message is to be found. */
    void noteNewest(long where) {
        ring[WIDTH * placeOf(size - 1) + WHERE] = where;
    }

    /** Where the message is to be found; 0 if that was not noted. */
    long where(int place) {
        return ring[WIDTH * place + WHERE];
    }

    /** When the message was sent. */
    long sentAtSeconds(int place) {
        return ring[WIDTH * place + SENT];
    }

    private int find(long hash, long mark) {
        if (size == 0) {
            return -1;
        }
        int place = newest[bucket(hash, mark)] - 1;
        while (place >= 0 && (ring[WIDTH * place + HASH] != hash || ring[WIDTH * place + MARK] != mark)) {
            place = before[place] - 1;
        }
        return place;
    }

    private void add(long hash, long mark, long sentAtSeconds) {
        if (size == before.length) {
            grow();
        }
        int place = placeOf(size++);
        ring[WIDTH * place + HASH] = hash;
        ring[WIDTH * place + MARK] = mark;
        ring[WIDTH * place + SENT] = sentAtSeconds;
        ring[WIDTH * place + WHERE] = 0;
        link(place);
    }

    private void link(int place) {
        int bucket = bucket(ring[WIDTH * place + HASH], ring[WIDTH * place + MARK]);
        before[place] = newest[bucket];
        newest[bucket] = place + 1;
    }

    private void grow() {
        int room = Math.max(FEW, 2 * before.length);
        long[] longer = new long[WIDTH * room];
        for (int i = 0; i < size; i++) {
            System.arraycopy(ring, WIDTH * placeOf(i), longer, WIDTH * i, WIDTH);
        }
        ring = longer;
        newest = new int[room];
        before = new int[room];
        oldest = 0;
        for (int i = 0; i < size; i++) {
            link(i);
        }
    }

    private void forgetBefore(long atSeconds) {
        while (size > 0 && sentAtSeconds(oldest) < atSeconds) {
            forgetOldest();
        }
        if (size == 0 && before.length > MANY) {
            ring = new long[0];
            newest = new int[0];
            before = new int[0];
            oldest = 0;
        }
    }

    /** It is the last of its bucket. */
    private void forgetOldest() {
        int bucket = bucket(ring[WIDTH * oldest + HASH], ring[WIDTH * oldest + MARK]);
        int place = newest[bucket] - 1;
        if (place == oldest) {
            newest[bucket] = 0;
        } else {
            while (before[place] - 1 != oldest) {
                place = before[place] - 1;
            }
            before[place] = 0;
        }
        oldest = (oldest + 1) & (before.length - 1);
        size--;
    }

    private int placeOf(int nth) {
        return (oldest + nth) & (before.length - 1);
    }

    private int bucket(long hash, long mark) {
        long mixed = (hash ^ mark) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> Integer.SIZE) & (before.length - 1);
    }
}
