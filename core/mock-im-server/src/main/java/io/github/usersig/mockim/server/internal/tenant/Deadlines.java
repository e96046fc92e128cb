package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Users for whom something holds until a second, such as a mute or a ban. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Deadlines implements Serializable {

    private final Map<String, Long> untilSecond = new LinkedHashMap<>();

    /**
     * The second until which something holds that begins now; never later than {@link User#FOR_EVER}.
     *
     * @param forSeconds how long; from {@link User#FOR_EVER} on it is for ever
     */
    public static long after(long nowSecond, long forSeconds) {
        return forSeconds >= User.FOR_EVER ? User.FOR_EVER : Math.min(User.FOR_EVER, nowSecond + forSeconds);
    }

    /** It holds for these users until that second, whatever was said before. */
    public void set(Collection<String> userIds, long second) {
        userIds.forEach(userId -> untilSecond.put(userId, second));
    }

    /** It holds for these users no more. */
    public void lift(Collection<String> userIds) {
        userIds.forEach(untilSecond::remove);
    }

    /** Whether it still holds for a user. */
    public boolean holdsFor(String userId, long nowSecond) {
        return of(userId, nowSecond) != 0;
    }

    /** Until when it holds for a user; 0 if no longer or not at all. */
    public long of(String userId, long nowSecond) {
        long until = untilSecond.getOrDefault(userId, 0L);
        return until > nowSecond ? until : 0;
    }

    /** For whom it still holds, and until when, in the order they came. */
    public Map<String, Long> present(long nowSecond) {
        Map<String, Long> present = new LinkedHashMap<>(untilSecond);
        present.values().removeIf(until -> until <= nowSecond);
        return present;
    }
}
