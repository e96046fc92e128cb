package io.github.usersig.clock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been switched on for one clock. Who calls it holds the monitor of that clock's timeline. */
final class Switches {

    private final Map<String, Switch> on = new LinkedHashMap<>();

    /** Does nothing if it is on already. */
    void turnOn(Switch wanted) {
        if (!on.containsKey(wanted.key())) {
            wanted.turnOn();
            on.put(wanted.key(), wanted);
        }
    }

    /** Does nothing if it is off already. */
    void turnOff(Switch unwanted) {
        if (on.remove(unwanted.key()) != null) {
            unwanted.turnOff();
        }
    }

    List<Switch> on() {
        return List.copyOf(on.values());
    }

    /** Leaves these on and nothing else. */
    void set(List<Switch> wanted) {
        on().stream().filter(each -> !wanted.contains(each)).forEach(this::turnOff);
        wanted.forEach(this::turnOn);
    }

    /** Once more: another clock may have taken over some of the same packages, and let go of them since. */
    void turnOnAgain() {
        on().forEach(Switch::turnOn);
    }
}
