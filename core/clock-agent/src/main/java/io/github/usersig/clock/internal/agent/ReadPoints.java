package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.weave.Weaver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which of the classes of the JDK in which everybody's time is read have been woven. */
final class ReadPoints {

    private final Map<String, Boolean> woven = new ConcurrentHashMap<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

    static boolean contains(String internalName) {
        return Weaver.readPoints().containsKey(internalName);
    }

    static Iterable<String> names() {
        return Weaver.readPoints().keySet();
    }

    void woven(String internalName) {
        woven.put(internalName, true);
    }

    void failed(String internalName, Throwable why) {
        failures.put(internalName, why);
    }

    /** Stops the start if one of them was not found as expected. */
    void requireAll() {
        for (Map.Entry<String, String> point : Weaver.readPoints().entrySet()) {
            if (!woven.containsKey(point.getKey())) {
                Throwable why = failures.get(point.getKey());
                String where = "in " + point.getKey().replace('/', '.');
                throw SelfTest.failure(
                        point.getValue(), why == null ? where + " no clock read was found" : where + ": " + why);
            }
        }
    }
}
