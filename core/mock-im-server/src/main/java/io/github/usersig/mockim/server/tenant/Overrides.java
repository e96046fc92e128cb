package io.github.usersig.mockim.server.tenant;

import io.github.usersig.mockim.CallOverride;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What a test has asked to happen to calls. Safe for use by many threads; costs nothing while there is none. */
public final class Overrides {

    private static final class Active {
        private final CallOverride override;
        private long seen;
        private int left;

        Active(CallOverride override) {
            this.override = override;
            this.left = override.times();
        }

        boolean fits(String command, String caller) {
            return (override.command().isEmpty() || override.command().equals(command))
                    && (override.caller().isEmpty() || override.caller().equals(caller));
        }

        /** Whether this call is one of its share, which is spread evenly. */
        boolean isMine() {
            seen++;
            return seen * override.percent() / 100 > (seen - 1) * override.percent() / 100;
        }
    }

    private final List<Active> newestFirst = new ArrayList<>();
    private volatile boolean any;

    /** Adds one, which is asked before all others. */
    public synchronized void add(CallOverride override) {
        newestFirst.add(0, new Active(override));
        any = true;
    }

    /** Takes all away. */
    public synchronized void clear() {
        newestFirst.clear();
        any = false;
    }

    /** Those that still concern calls, newest first, with how many each has left. */
    public synchronized List<CallOverride> list() {
        return newestFirst.stream()
                .map(active ->
                        active.left == CallOverride.FOR_EVER ? active.override : active.override.times(active.left))
                .toList();
    }

    /** The override of a call, which counts as used by it. */
    public Optional<CallOverride> take(String command, String caller) {
        return any ? takeOne(command, caller) : Optional.empty();
    }

    private synchronized Optional<CallOverride> takeOne(String command, String caller) {
        Optional<Active> taken = newestFirst.stream()
                .filter(active -> active.fits(command, caller) && active.isMine())
                .findFirst();
        taken.ifPresent(active -> {
            if (active.left != CallOverride.FOR_EVER && --active.left == 0) {
                newestFirst.remove(active);
                any = !newestFirst.isEmpty();
            }
        });
        return taken.map(active -> active.override);
    }

    /** How long to wait, drawn anew for each call. */
    public static Duration delayOf(CallOverride override) {
        if (override.spread() != 0) {
            double factor = Math.exp(ThreadLocalRandom.current().nextGaussian() * override.spread());
            return Duration.ofMillis((long) (override.delay().toMillis() * factor));
        }
        long spread = override.longestDelay().minus(override.delay()).toMillis();
        return override.delay()
                .plusMillis(spread == 0 ? 0 : ThreadLocalRandom.current().nextLong(spread + 1));
    }
}
