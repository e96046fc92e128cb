package io.github.usersig.mockim.server.internal.override;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Overrides that are asked newest first, each for a share of what it fits and for a number of times. Safe for use by many
 * threads; costs nothing while there is none, and with thousands only those are looked at that concern the same thing.
 */
public final class ActiveOverrides<T> {

    /** What is common to all kinds of override. */
    public interface Kind<T> {

        /** What it concerns, as {@link #take} is asked for it. */
        Object subject(T override);

        /** How many more it concerns; {@link Integer#MAX_VALUE} for all. */
        int times(T override);

        /** The same with another number. */
        T withTimes(T override, int times);

        /** Which share, 1 to 100. */
        int percent(T override);
    }

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final class Active {
        private final long number;
        private final T override;
        private long seen;
        private int left;

        Active(long number, T override) {
            this.number = number;
            this.override = override;
            this.left = kind.times(override);
        }

        /** Whether this one is of its share, which is spread evenly. */
        boolean isMine() {
            long percent = kind.percent(override);
            seen++;
            return seen * percent / 100 > (seen - 1) * percent / 100;
        }

        T now() {
            return left == FOR_EVER ? override : kind.withTimes(override, left);
        }
    }

    private final Kind<T> kind;

    /** By what they concern, and then newest first: under the number of each, negated. */
    private final Map<Object, NavigableMap<Long, Active>> bySubject = new HashMap<>();

    private long lastNumber;
    private volatile boolean any;

    /** None yet. */
    public ActiveOverrides(Kind<T> kind) {
        this.kind = kind;
    }

    /** Adds one, which is asked before all others. */
    public synchronized void add(T override) {
        Active active = new Active(--lastNumber, override);
        bySubject
                .computeIfAbsent(kind.subject(override), subject -> new TreeMap<>())
                .put(active.number, active);
        any = true;
    }

    /** Whether there is none, so that nothing need be looked up. */
    public boolean isEmpty() {
        return !any;
    }

    /** Takes all away. */
    public synchronized void clear() {
        bySubject.clear();
        any = false;
    }

    /** Those that still concern something, newest first, with how many each has left. */
    public synchronized List<T> list() {
        return bySubject.values().stream()
                .flatMap(some -> some.values().stream())
                .sorted(Comparator.comparingLong(active -> active.number))
                .map(Active::now)
                .toList();
    }

    /**
     * The newest that fits, which counts as used by it.
     *
     * @param subjects what it may concern
     * @param fits what else it must be
     */
    public Optional<T> take(List<?> subjects, Predicate<T> fits) {
        return any ? takeOne(subjects, fits) : Optional.empty();
    }

    private synchronized Optional<T> takeOne(List<?> subjects, Predicate<T> fits) {
        PriorityQueue<Active> newest = new PriorityQueue<>(Comparator.comparingLong(active -> active.number));
        for (Object subject : Set.copyOf(subjects)) {
            NavigableMap<Long, Active> some = bySubject.get(subject);
            if (some != null) {
                newest.add(some.firstEntry().getValue());
            }
        }
        for (Active active = newest.poll(); active != null; active = newest.poll()) {
            if (fits.test(active.override) && active.isMine()) {
                used(active);
                return Optional.of(active.override);
            }
            Map.Entry<Long, Active> next = withSameSubject(active).higherEntry(active.number);
            if (next != null) {
                newest.add(next.getValue());
            }
        }
        return Optional.empty();
    }

    private NavigableMap<Long, Active> withSameSubject(Active active) {
        return requireNonNull(bySubject.get(kind.subject(active.override)));
    }

    private void used(Active active) {
        if (active.left != FOR_EVER && --active.left == 0) {
            NavigableMap<Long, Active> some = withSameSubject(active);
            some.remove(active.number);
            if (some.isEmpty()) {
                bySubject.remove(kind.subject(active.override));
                any = !bySubject.isEmpty();
            }
        }
    }
}
