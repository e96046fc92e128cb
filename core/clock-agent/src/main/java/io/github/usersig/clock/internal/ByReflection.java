package io.github.usersig.clock.internal;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What the JDK asks when a method is to be invoked by reflection: it is made to invoke another one. */
public final class ByReflection {

    private static volatile boolean swapped;

    private ByReflection() {}

    /**
     * Called by the JDK when a method is invoked by reflection for the first time, with the method that it will invoke
     * from then on, or null if that is the one it has already. Whoever the caller is: who has a clock of their own, and
     * looks the method up where they invoke it, is woven.
     */
    public static @Nullable Method reflected(@Nullable AccessibleObject root) {
        if (root instanceof Method method) {
            Class<?> owner = method.getDeclaringClass();
            if (owner == System.class && method.getName().equals("currentTimeMillis")) {
                return ours(Sites.class, "currentTimeMillis");
            }
            if (owner == ByReflection.class && method.getName().equals("try1")) {
                return ours(ByReflection.class, "try2", Object.class, Object.class);
            }
            return method;
        }
        return null;
    }

    private static Method ours(Class<?> owner, String name, Class<?>... parameters) {
        try {
            return owner.getMethod(name, parameters);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Whether it is asked. Tried with a method of this class: that of {@code System} carries annotations, and to look
     * through them would cost JDK 25 more than all the rest of the agent's start. It has as many arguments as the method by
     * which the JVM has called the agent, so that the JDK knows already how to invoke one.
     */
    public static boolean works() throws ReflectiveOperationException {
        swapped = false;
        ours(ByReflection.class, "try1", Object.class, Object.class).invoke(null, null, null);
        return swapped;
    }

    /** Invoked only if it does not work. */
    public static void try1(@Nullable Object none, @Nullable Object nothing) {}

    /** Invoked in its place. */
    public static void try2(@Nullable Object none, @Nullable Object nothing) {
        swapped = true;
    }
}
