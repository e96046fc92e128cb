package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.Installation;
import io.github.usersig.clock.internal.RealTimeClasses;
import io.github.usersig.clock.internal.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts everything in its place, once per JVM. Runs on the boot class path. */
public final class Installer {

    private Installer() {}

    public static synchronized void install(@Nullable String arguments, Instrumentation instrumentation)
            throws Exception {
        if (Installation.isComplete()) {
            System.err.println(
                    "UserSig TestKit: the clock agent is already in this JVM; this second start changes nothing.");
            return;
        }
        AgentOptions options = AgentOptions.parse(arguments == null ? "" : arguments);
        openTheJdk(instrumentation);
        ReadPoints readPoints = new ReadPoints();
        Weaver.exclude(options.excluded());
        Installation.include(options.included());
        Class<?>[] loaded = loadReadPoints();
        // Retransformation: so that the JVM runs us behind agents that cannot, JaCoCo's for one, whatever their order.
        instrumentation.addTransformer(new ClockTransformer(readPoints), true);
        instrumentation.retransformClasses(loaded);
        weaveLoadedRealTimeClasses(instrumentation);
        readPoints.requireAll();
        SelfTest.run();
        Installation.complete();
        options.apply();
    }

    /** What java.base keeps to itself and we need: the system's clock in nanoseconds, and the queues of schedulers. */
    private static void openTheJdk(Instrumentation instrumentation) {
        Set<Module> us = Set.of(Installer.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", us),
                Map.of("java.util", us, "java.util.concurrent", us),
                Set.of(),
                Map.of());
    }

    /**
     * All of them, without initializing them. A class that is loaded while we weave could escape; one that is woven while
     * it is loaded could be needed for that. What is loaded already can neither.
     */
    private static Class<?>[] loadReadPoints() throws ClassNotFoundException {
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : ReadPoints.names()) {
            loaded.add(Class.forName(name.replace('/', '.'), false, null));
        }
        return loaded.toArray(new Class<?>[0]);
    }

    /** Certificates may have been checked before, by the JVM itself or by another agent. */
    private static void weaveLoadedRealTimeClasses(Instrumentation instrumentation) throws Exception {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null
                    && RealTimeClasses.inTheJdk(type.getName().replace('.', '/')) != null) {
                loaded.add(type);
            }
        }
        if (!loaded.isEmpty()) {
            instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
        }
    }
}
