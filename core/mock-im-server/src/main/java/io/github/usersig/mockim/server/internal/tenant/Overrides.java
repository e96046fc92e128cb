package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.server.internal.override.ActiveOverrides;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What a test has asked to happen to calls. Safe for use by many threads; costs nothing while there is none. */
public final class Overrides {

    /** Either is empty where it does not matter. */
    private record Calls(String command, String caller) {}

    private static final ActiveOverrides.Kind<CallOverride> KIND = new ActiveOverrides.Kind<>() {
        @Override
        public Object subject(CallOverride override) {
            return new Calls(override.command(), override.caller());
        }

        @Override
        public int times(CallOverride override) {
            return override.times();
        }

        @Override
        public CallOverride withTimes(CallOverride override, int times) {
            return override.times(times);
        }

        @Override
        public int percent(CallOverride override) {
            return override.percent();
        }
    };

    /** What the luck of the draw makes of the longest that a test may ask for. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final ActiveOverrides<CallOverride> active = new ActiveOverrides<>(KIND);

    /** Adds one, which is asked before all others. */
    public void add(CallOverride override) {
        active.add(override);
    }

    /** Takes all away. */
    public void clear() {
        active.clear();
    }

    /** Those that still concern calls, newest first, with how many each has left. */
    public List<CallOverride> list() {
        return active.list();
    }

    /** The override of a call, which counts as used by it. */
    public Optional<CallOverride> take(String command, String caller) {
        if (active.isEmpty()) {
            return Optional.empty();
        }
        List<Calls> calls =
                List.of(new Calls(command, caller), new Calls(command, ""), new Calls("", caller), new Calls("", ""));
        return active.take(calls, override -> true);
    }

    /** How long to wait, drawn anew for each call. */
    public static Duration delayOf(CallOverride override) {
        if (override.spread() != 0) {
            double factor = Math.exp(ThreadLocalRandom.current().nextGaussian() * override.spread());
            return Duration.ofMillis(
                    (long) Math.min(override.delay().toMillis() * factor, (double) LONGEST.toMillis()));
        }
        long spread = override.longestDelay().minus(override.delay()).toMillis();
        return override.delay()
                .plusMillis(spread == 0 ? 0 : ThreadLocalRandom.current().nextLong(spread + 1));
    }
}
