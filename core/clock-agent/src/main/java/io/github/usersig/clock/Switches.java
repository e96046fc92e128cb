package io.github.usersig.clock;

import io.github.usersig.clock.internal.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What has been switched on, by whom and for which clock, from the oldest to the newest. Of those that concern the same
 * package, the newest has its way; when it is closed, the newest of the rest has. One list for all clocks, as one can take
 * a package over from another.
 */
final class Switches {

    private static final List<Switch> ON = new ArrayList<>();

    private Switches() {}

    static synchronized void turnOn(Switch wanted) {
        if (ON.size() >= AppClock.MOST_SCOPES) {
            turnOff(ON.get(0));
        }
        wanted.names().forEach(wanted::turnOn);
        ON.add(wanted);
    }

    /** Does nothing if this very one is off already. */
    static synchronized void turnOff(Switch unwanted) {
        if (ON.remove(unwanted)) {
            decide(unwanted);
        }
    }

    /** Turns off all that follows this clock. */
    static synchronized void turnOff(Timeline clock) {
        of(clock).forEach(Switches::turnOff);
    }

    static synchronized List<Switch> of(Timeline clock) {
        return ON.stream().filter(each -> each.isOf(clock)).toList();
    }

    static synchronized List<Switch> all() {
        return List.copyOf(ON);
    }

    /** Leaves these on and nothing else, in this order. */
    static synchronized void set(List<Switch> wanted) {
        Set<Switch> concerned = new LinkedHashSet<>(ON);
        concerned.addAll(wanted);
        ON.clear();
        ON.addAll(wanted);
        concerned.forEach(Switches::decide);
    }

    /** Lets the newest that is left have its way with each package of this one. */
    private static void decide(Switch concerned) {
        for (String name : concerned.names()) {
            Switch newest = null;
            for (Switch each : ON) {
                if (each.concerns(name, concerned)) {
                    newest = each;
                }
            }
            if (newest == null) {
                concerned.turnOff(name);
            } else {
                newest.turnOn(name);
            }
        }
    }
}
