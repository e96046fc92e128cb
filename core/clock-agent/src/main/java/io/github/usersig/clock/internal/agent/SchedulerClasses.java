package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JDK's executors, timers and threads, as far as they are woven only when the first scheduler follows a clock. */
final class SchedulerClasses {

    private SchedulerClasses() {}

    static void weaveAll(Instrumentation instrumentation) {
        Set<String> late = Weaver.weaveAllSchedulers();
        List<Class<?>> toWeave = new ArrayList<>();
        Set<String> loaded = new HashSet<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null) {
                String name = type.getName().replace('.', '/');
                loaded.add(name);
                if (late.contains(name)) {
                    toWeave.add(type);
                }
            }
        }
        try {
            instrumentation.retransformClasses(toWeave.toArray(new Class<?>[0]));
        } catch (UnmodifiableClassException | LinkageError | InternalError e) {
            throw new IllegalStateException(unknown("classes of the JDK cannot be changed: " + e), e);
        }
        Map<String, Set<String>> missing = Weaver.missingInSchedulers(loaded);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(unknown("not found: " + missing));
        }
    }

    private static String unknown(String what) {
        return "Schedulers cannot follow the clock on this JDK (" + Runtime.version() + "): " + what
                + ". JDK 17 and 25 are known to work.";
    }
}
