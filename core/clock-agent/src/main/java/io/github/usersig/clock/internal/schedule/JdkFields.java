package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Installation;
import java.lang.reflect.Field;

/** Private fields of the JDK's schedulers. They are the same in JDK 17 and 25; the agent has the packages opened. */
final class JdkFields {

    private JdkFields() {}

    static Field field(String className, String name) {
        Installation.openTheJdk();
        try {
            Field field = Class.forName(className).getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(
                    "Schedulers cannot follow the clock on this JDK (" + Runtime.version() + "): " + className
                            + " has no field " + name + " that we can reach. JDK 17 and 25 are known to work.",
                    e);
        }
    }

    static Object value(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static long number(Field field, Object owner) {
        try {
            return field.getLong(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
