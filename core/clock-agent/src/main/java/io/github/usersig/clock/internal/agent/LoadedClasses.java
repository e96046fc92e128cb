package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.RealTimeClasses;
import io.github.usersig.clock.internal.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weaves classes that were loaded before the agent could see them. No lambda and no stream here: the JVM has not started
 * yet, and would have to learn them first.
 */
final class LoadedClasses {

    /** What could not be woven, and why. */
    record Failure(Class<?> type, Throwable why) {}

    private final Instrumentation instrumentation;
    private final Class<?>[] all;

    LoadedClasses(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        this.all = instrumentation.getAllLoadedClasses();
    }

    /**
     * Those of the JDK that must keep the real time, or run tasks. The JVM itself may have used them, or another agent, or
     * the app.
     */
    List<Class<?>> ofTheJdk() {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : all) {
            if (type.getClassLoader() == null
                    && isOurs(type.getName().replace('.', '/'))
                    && instrumentation.isModifiableClass(type)) {
                found.add(type);
            }
        }
        return found;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("java/") ? Weaver.isScheduler(name) : RealTimeClasses.inTheJdk(name) != null;
    }

    /**
     * Those of the app that may read a clock. Before the app has started there are none, unless the JVM takes them from an
     * archive, or another agent has needed them.
     */
    List<Class<?>> readersOfTheApp() {
        List<Class<?>> found = new ArrayList<>();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        for (Class<?> type : all) {
            ClassLoader loader = type.getClassLoader();
            if (loader != null
                    && loader != platform
                    && !type.isArray()
                    && !type.isHidden()
                    && !ClockTransformer.isOfTheJdk(type.getModule())
                    && RealTimeClasses.elsewhere(type.getName()) == null
                    && mayReadClock(type, loader)) {
                found.add(type);
            }
        }
        return found;
    }

    /** By its file, as to transform a class makes JDK 17 forget its parameters' names. Without a file nobody knows. */
    private static boolean mayReadClock(Class<?> type, ClassLoader loader) {
        try (InputStream file = loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return file == null || Weaver.mayReadClock(file.readAllBytes());
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** All at once, as that is cheapest; one by one if that fails, so that one class does not keep the others from it. */
    static List<Failure> transform(Instrumentation instrumentation, List<Class<?>> types) {
        List<Failure> failures = new ArrayList<>();
        if (types.isEmpty() || transformAll(instrumentation, types.toArray(new Class<?>[0])) == null) {
            return failures;
        }
        for (Class<?> type : types) {
            Throwable why = transformAll(instrumentation, type);
            if (why != null) {
                failures.add(new Failure(type, why));
            }
        }
        return failures;
    }

    private static @Nullable Throwable transformAll(Instrumentation instrumentation, Class<?>... types) {
        try {
            instrumentation.retransformClasses(types);
            return null;
        } catch (Exception | LinkageError | InternalError e) {
            return e;
        }
    }
}
