package io.github.usersig.clock.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Clock reads that a class does not show: by reflection, by a looked-up method handle. */
public final class ByLookup {

    private static final MethodType NO_ARGUMENTS = MethodType.methodType(long.class);

    private ByLookup() {}

    /**
     * Called in front of {@code method.invoke(receiver, arguments)}, together with {@link #arguments}. The call itself
     * stays in its class: {@code invoke} looks at its caller to see what it may do. Only classes that name a clock are
     * woven so; for all others there is {@link ByReflection#reflected}.
     */
    public static @Nullable Method method(@Nullable Method method, int site) {
        return method != null && isClockRead(method.getDeclaringClass(), method.getName())
                ? ourMethod(method.getName())
                : method;
    }

    public static Object @Nullable [] arguments(Object @Nullable [] arguments, @Nullable Method method, int site) {
        return method != null && isClockRead(method.getDeclaringClass(), method.getName())
                ? new Object[] {site}
                : arguments;
    }

    public static MethodHandle findStatic(Lookup lookup, Class<?> owner, String name, MethodType type, int site)
            throws NoSuchMethodException, IllegalAccessException {
        return owner != null && isClockRead(owner, name) && NO_ARGUMENTS.equals(type)
                ? handle(name, site)
                : lookup.findStatic(owner, name, type);
    }

    public static MethodHandle unreflect(Lookup lookup, Method method, int site) throws IllegalAccessException {
        return method != null && isClockRead(method.getDeclaringClass(), method.getName())
                ? handle(method.getName(), site)
                : lookup.unreflect(method);
    }

    /** For a method handle that stands in the constants of a class. */
    public static MethodHandle currentTimeMillis(int site) {
        return handle("currentTimeMillis", site);
    }

    public static MethodHandle nanoTime(int site) {
        return handle("nanoTime", site);
    }

    private static boolean isClockRead(Class<?> owner, String name) {
        return owner == System.class && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
    }

    private static Method ourMethod(String name) {
        try {
            return Sites.class.getMethod(name, int.class);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MethodHandle handle(String name, int site) {
        try {
            MethodHandle ours =
                    MethodHandles.lookup().findStatic(Sites.class, name, MethodType.methodType(long.class, int.class));
            return MethodHandles.insertArguments(ours, 0, site);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
