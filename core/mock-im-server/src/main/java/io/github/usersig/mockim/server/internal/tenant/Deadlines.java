package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Users for whom something holds until a second, such as a mute or a ban. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Deadlines implements Serializable {

    private final Map<String, Long> untilSecondsByUserId = new LinkedHashMap<>();

    /**
     * The second until which something holds that begins now; never later than {@link User#FOR_EVER_SECONDS}.
     *
     * @param forSeconds how long; from {@link User#FOR_EVER_SECONDS} on it is for ever
     */
    public static long endSeconds(long nowSeconds, long forSeconds) {
        return forSeconds >= User.FOR_EVER_SECONDS
                ? User.FOR_EVER_SECONDS
                : Math.min(User.FOR_EVER_SECONDS, nowSeconds + forSeconds);
    }

    /** It holds for these users until that second, whatever was said before. */
    public void set(Collection<String> userIds, long untilSeconds) {
        userIds.forEach(userId -> untilSecondsByUserId.put(userId, untilSeconds));
    }

    /** It holds for these users no more. */
    public void lift(Collection<String> userIds) {
        userIds.forEach(untilSecondsByUserId::remove);
    }

    /** Whether it still holds for a user. */
    public boolean holdsFor(String userId, long nowSeconds) {
        return untilSeconds(userId, nowSeconds) != 0;
    }

    /** Until when it holds for a user; 0 if no longer or not at all. */
    public long untilSeconds(String userId, long nowSeconds) {
        long untilSeconds = untilSecondsByUserId.getOrDefault(userId, 0L);
        return untilSeconds > nowSeconds ? untilSeconds : 0;
    }

    /** For whom it still holds, and until when, in the order they came. */
    public Map<String, Long> present(long nowSeconds) {
        Map<String, Long> present = new LinkedHashMap<>(untilSecondsByUserId);
        present.values().removeIf(until -> until <= nowSeconds);
        return Collections.unmodifiableMap(present);
    }
}
