package io.github.usersig.clock;

import io.github.usersig.clock.internal.Timeline;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks that something follow a clock that does so only when asked to. Each time somebody asks is one of these, even if it
 * is for the same.
 */
final class FollowRequest {

    private final Timeline clock;
    private final String what;
    private final List<String> names;
    private final Consumer<String> on;
    private final Consumer<String> off;
    private final String by;

    /**
     * @param clock the clock that is followed
     * @param what it is, such as {@code schedulers of}
     * @param names of the packages, or the word of the real-time code
     * @param on makes one of them follow
     * @param off ends that
     * @param by the line that asked for it
     */
    FollowRequest(
            Timeline clock, String what, List<String> names, Consumer<String> on, Consumer<String> off, String by) {
        this.clock = clock;
        this.what = what;
        this.names = names;
        this.on = on;
        this.off = off;
        this.by = by;
    }

    boolean isOf(Timeline timeline) {
        return clock == timeline;
    }

    List<String> names() {
        return names;
    }

    /** Whether they are about the same thing, for this clock or for another one. */
    boolean concerns(String name, FollowRequest other) {
        return what.equals(other.what) && names.contains(name);
    }

    void grant(String name) {
        on.accept(name);
    }

    void end(String name) {
        off.accept(name);
    }

    AlsoMoved told() {
        return new AlsoMoved(what + " " + String.join(", ", names), by);
    }
}
