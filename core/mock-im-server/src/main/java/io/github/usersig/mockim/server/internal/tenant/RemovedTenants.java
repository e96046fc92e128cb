package io.github.usersig.mockim.server.internal.tenant;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who had the SDKAppIDs that are gone, for whoever asks by one of them still: an app that outlives its test, most often. Of a
 * tenant no more is kept than this, and of the newest only. Safe for use by many threads.
 */
final class RemovedTenants {

    /** More than a run has classes; about two megabytes with the longest names. */
    static final int MOST = 10_000;

    private static final String CURE =
            "An app that outlives its test class, as in a cached Spring context, asks on: use usersig-spring-boot, or close the context by @DirtiesContext";

    /** The oldest first. */
    private final Map<Long, Removed> bySdkAppId = new LinkedHashMap<>();

    /**
     * One that is gone.
     *
     * @param owner whose it was, empty if nobody said
     */
    private record Removed(String owner, Instant since) {}

    synchronized void add(long sdkAppId, String owner, Instant since) {
        bySdkAppId.remove(sdkAppId); // so that it counts as the newest
        bySdkAppId.put(sdkAppId, new Removed(owner, since));
        if (bySdkAppId.size() > MOST) {
            bySdkAppId.remove(bySdkAppId.keySet().iterator().next());
        }
    }

    /** There is a tenant with this number again. */
    synchronized void forget(long sdkAppId) {
        bySdkAppId.remove(sdkAppId);
    }

    /** What became of it, and what to do; empty if no tenant of this number is known to have been. */
    synchronized Optional<String> story(long sdkAppId, Instant now) {
        return Optional.ofNullable(bySdkAppId.get(sdkAppId))
                .map(removed -> "its tenant%s was removed at %s, %d s ago. %s"
                        .formatted(
                                removed.owner().isEmpty() ? "" : ", that of " + removed.owner() + ",",
                                removed.since().truncatedTo(ChronoUnit.SECONDS),
                                Math.max(
                                        0,
                                        Duration.between(removed.since(), now).toSeconds()),
                                CURE));
    }
}
