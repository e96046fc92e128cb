package io.github.usersig.clock;

import io.github.usersig.clock.internal.TimeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a clock stands.
 *
 * @param movedBy the line that moved it last, if any did
 * @param settings what can be undone, from the newest to the oldest
 */
record Standing(TimeState state, @Nullable String movedBy, List<Setting> settings) {

    static final Standing RIGHT = new Standing(TimeState.REAL, null, List.of());

    boolean isMoved() {
        return state != TimeState.REAL;
    }

    /** How a clock was before it was set. */
    static final class Setting {
        final TimeState before;
        final @Nullable String movedBy;

        Setting(TimeState before, @Nullable String movedBy) {
            this.before = before;
            this.movedBy = movedBy;
        }
    }
}
