package io.github.usersig.clock.internal.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The classes of the JDK in which everybody's time is read, and which of them have been woven. */
final class ReadPoints {

    /** What is read there, by the name of the class as class files write it. */
    private static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put("java/time/Clock", "Instant.now() and all of java.time");
        ALL.put("java/time/Clock$SystemClock", "Clock.systemUTC().millis()");
        ALL.put("java/time/Clock$SystemInstantSource", "InstantSource.system().millis()");
        ALL.put("java/util/Date", "new Date()");
        ALL.put("java/util/GregorianCalendar", "new GregorianCalendar()");
        ALL.put("java/util/JapaneseImperialCalendar", "Calendar.getInstance() in the Japanese calendar");
        ALL.put("sun/util/locale/provider/CalendarProviderImpl", "Calendar.getInstance()");
        ALL.put("java/net/HttpCookie", "HttpCookie");
        ALL.put("jdk/internal/reflect/ReflectionFactory", "System.currentTimeMillis() by reflection");
    }

    private final Map<String, Boolean> woven = new ConcurrentHashMap<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

    static boolean contains(String internalName) {
        return ALL.containsKey(internalName);
    }

    static Iterable<String> names() {
        return ALL.keySet();
    }

    void woven(String internalName) {
        woven.put(internalName, true);
    }

    void failed(String internalName, Throwable why) {
        failures.put(internalName, why);
    }

    /** Stops the start if one of them was not found as expected. */
    void requireAll() {
        for (Map.Entry<String, String> point : ALL.entrySet()) {
            if (!woven.containsKey(point.getKey())) {
                Throwable why = failures.get(point.getKey());
                String where = "in " + point.getKey().replace('/', '.');
                throw SelfTest.failure(
                        point.getValue(), why == null ? where + " no clock read was found" : where + ": " + why);
            }
        }
    }
}
