package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.GateSettings;
import java.util.HashMap;
import java.util.Map;

/** Counts calls and bad UserSigs for a tenant that limits them. Safe for use by many threads; off unless it is set. */
public final class GateLimits {

    private static final long LOCKED_SECONDS = 60;

    private record Window(long startSeconds, int count) {

        Window count(long nowSeconds, long lengthSeconds) {
            return nowSeconds - startSeconds < lengthSeconds && nowSeconds >= startSeconds
                    ? new Window(startSeconds, count + 1)
                    : new Window(nowSeconds, 1);
        }
    }

    private final Map<String, Window> calls = new HashMap<>();
    private final Map<String, Window> failures = new HashMap<>();
    private volatile GateSettings settings = GateSettings.DEFAULT;

    /** What is set. */
    public GateSettings settings() {
        return settings;
    }

    /** Sets something else, and forgets what was counted. */
    public synchronized void set(GateSettings newSettings) {
        settings = newSettings;
        calls.clear();
        failures.clear();
    }

    /** Counts a call; says whether it is one too many in this second. */
    public boolean isTooMany(String command, long nowSeconds) {
        int most = settings.callsPerSecond();
        return most > 0 && count(calls, command, nowSeconds, 1) > most;
    }

    /** Counts a bad UserSig. */
    public void failed(String userId, long nowSeconds) {
        if (settings.failedChecks() > 0) {
            count(failures, userId, nowSeconds, LOCKED_SECONDS);
        }
    }

    /** Whether this user has shown too many bad UserSigs within the last minute. */
    public boolean isLocked(String userId, long nowSeconds) {
        int most = settings.failedChecks();
        return most > 0 && failuresOf(userId, nowSeconds) >= most;
    }

    private synchronized int failuresOf(String userId, long nowSeconds) {
        Window window = failures.get(userId);
        return window == null || nowSeconds - window.startSeconds() >= LOCKED_SECONDS ? 0 : window.count();
    }

    private synchronized int count(Map<String, Window> windows, String key, long nowSeconds, long lengthSeconds) {
        return windows.merge(key, new Window(nowSeconds, 1), (window, fresh) -> window.count(nowSeconds, lengthSeconds))
                .count();
    }
}
