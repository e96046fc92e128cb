package io.github.usersig.mockim.server.internal.override;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Overrides that are asked newest first, each for a share of what it fits and for a number of times. Safe for use by many
 * threads; costs nothing while there is none.
 */
public final class ActiveOverrides<T> {

    /** What is common to all kinds of override. */
    public interface Kind<T> {

        /** How many more it concerns; {@link Integer#MAX_VALUE} for all. */
        int times(T override);

        /** The same with another number. */
        T withTimes(T override, int times);

        /** Which share, 1 to 100. */
        int percent(T override);
    }

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final class Active {
        private final T override;
        private long seen;
        private int left;

        Active(T override) {
            this.override = override;
            this.left = kind.times(override);
        }

        /** Whether this one is of its share, which is spread evenly. */
        boolean isMine() {
            long percent = kind.percent(override);
            seen++;
            return seen * percent / 100 > (seen - 1) * percent / 100;
        }
    }

    private final Kind<T> kind;
    private final List<Active> newestFirst = new ArrayList<>();
    private volatile boolean any;

    /** None yet. */
    public ActiveOverrides(Kind<T> kind) {
        this.kind = kind;
    }

    /** Adds one, which is asked before all others. */
    public synchronized void add(T override) {
        newestFirst.add(0, new Active(override));
        any = true;
    }

    /** Takes all away. */
    public synchronized void clear() {
        newestFirst.clear();
        any = false;
    }

    /** Those that still concern something, newest first, with how many each has left. */
    public synchronized List<T> list() {
        return newestFirst.stream()
                .map(active -> active.left == FOR_EVER ? active.override : kind.withTimes(active.override, active.left))
                .toList();
    }

    /** The newest that fits, which counts as used by it. */
    public Optional<T> take(Predicate<T> fits) {
        return any ? takeOne(fits) : Optional.empty();
    }

    private synchronized Optional<T> takeOne(Predicate<T> fits) {
        Optional<Active> taken = newestFirst.stream()
                .filter(active -> fits.test(active.override) && active.isMine())
                .findFirst();
        taken.ifPresent(active -> {
            if (active.left != FOR_EVER && --active.left == 0) {
                newestFirst.remove(active);
                any = !newestFirst.isEmpty();
            }
        });
        return taken.map(active -> active.override);
    }
}
