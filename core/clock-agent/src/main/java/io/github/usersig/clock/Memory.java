package io.github.usersig.clock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How all clocks stood at one moment, and what was asked to follow; those that were made later were right. */
final class Memory {

    private final Map<AppClock, Standing> clocks = new LinkedHashMap<>();
    private final List<FollowRequest> following = FollowRequests.all();

    Memory() {
        Clocks.all().forEach(clock -> clocks.put(clock, clock.standing()));
    }

    void putBack() {
        List<AppClock> all = Clocks.all();
        // Those that were right go first, for two moved clocks cannot have the same package.
        all.stream().filter(clock -> !standing(clock).isMoved()).forEach(clock -> clock.putBack(standing(clock)));
        all.stream().filter(clock -> standing(clock).isMoved()).forEach(clock -> clock.putBack(standing(clock)));
        FollowRequests.set(following);
    }

    private Standing standing(AppClock clock) {
        return clocks.getOrDefault(clock, Standing.RIGHT);
    }
}
