package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.Installation;
import io.github.usersig.clock.internal.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts everything in its place, once per JVM. Runs on the boot class path. */
public final class Installer {

    private Installer() {}

    /**
     * Installs the agent, and proves that it works.
     *
     * @param atStart whether the app has not begun, so that all it loads can be made to follow
     */
    public static synchronized void install(
            @Nullable String arguments, Instrumentation instrumentation, boolean atStart) throws Exception {
        if (Installation.isComplete()) {
            System.err.println(
                    "UserSig TestKit: the clock agent is already in this JVM; this second start changes nothing.");
            return;
        }
        Jvms.requireSupported(System.getProperty("java.vm.name", ""));
        ModulePath.letTheAppSeeUs(instrumentation, atStart);
        AgentOptions options = AgentOptions.parse(arguments == null ? "" : arguments);
        Installation.opensTheJdk(new OpensTheJdk(instrumentation));
        Installation.loadedClasses(new NamesOfLoaded(instrumentation));
        ReadPoints readPoints = new ReadPoints();
        Weaver.exclude(options.excluded());
        Installation.include(options.included());
        List<Class<?>> ofTheJdk = loadReadPoints();
        // Retransformation: so that the JVM runs us behind agents that cannot, JaCoCo's for one, whatever their order.
        instrumentation.addTransformer(new ClockTransformer(readPoints, atStart), true);
        LoadedClasses loaded = new LoadedClasses(instrumentation);
        ofTheJdk.addAll(loaded.ofTheJdk());
        tell(LoadedClasses.transform(instrumentation, ofTheJdk), readPoints);
        Installation.beforeFirstScheduler(new WeavesSchedulers(instrumentation));
        readPoints.requireAll();
        SelfTest.run();
        if (atStart) {
            requireAll(LoadedClasses.transform(instrumentation, loaded.readersOfTheApp()));
        }
        String notice = Jvms.notice(Runtime.version());
        if (notice != null) {
            System.err.println(notice);
        }
        Installation.complete();
        options.apply();
    }

    /** What java.base keeps to itself and we need: the system's clock in nanoseconds, the queues of schedulers, a package that all see. */
    private record OpensTheJdk(Instrumentation instrumentation) implements Runnable {

        @Override
        public void run() {
            Set<Module> us = Set.of(Installer.class.getModule());
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of("jdk.internal.misc", us),
                    Map.of("java.lang", us, "java.util", us, "java.util.concurrent", us),
                    Set.of(),
                    Map.of());
        }
    }

    private record NamesOfLoaded(Instrumentation instrumentation) implements Supplier<List<String>> {

        @Override
        public List<String> get() {
            List<String> names = new ArrayList<>();
            for (Class<?> type : instrumentation.getAllLoadedClasses()) {
                if (!type.isArray() && !type.isHidden()) {
                    names.add(type.getName());
                }
            }
            return names;
        }
    }

    /** What waits until the first scheduler follows a clock. No lambda: the JVM has not learnt them yet. */
    private record WeavesSchedulers(Instrumentation instrumentation) implements Runnable {

        @Override
        public void run() {
            SchedulerClasses.weaveAll(instrumentation);
        }
    }

    /**
     * All of them, without initializing them. A class that is loaded while we weave could escape; one that is woven while
     * it is loaded could be needed for that. What is loaded already can neither.
     */
    private static List<Class<?>> loadReadPoints() throws ClassNotFoundException {
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : ReadPoints.names()) {
            loaded.add(Class.forName(name.replace('/', '.'), false, null));
        }
        return loaded;
    }

    private static void tell(List<LoadedClasses.Failure> failures, ReadPoints readPoints) {
        for (LoadedClasses.Failure failure : failures) {
            String name = failure.type().getName();
            if (ReadPoints.contains(name.replace('.', '/'))) {
                readPoints.failed(name.replace('.', '/'), failure.why());
            } else {
                System.err.println("UserSig TestKit: " + name
                        + " was loaded before the clock agent and cannot be transformed, so "
                        + (Weaver.isScheduler(name.replace('.', '/'))
                                ? "what it runs may not follow a clock that advances: "
                                : "it does not keep the real time but follows the moved clock: ")
                        + failure.why());
            }
        }
    }

    private static void requireAll(List<LoadedClasses.Failure> failures) {
        if (!failures.isEmpty()) {
            LoadedClasses.Failure first = failures.get(0);
            throw new IllegalStateException(
                    "Classes of the app were loaded before the clock agent and cannot be made to"
                            + " follow (" + failures.size() + "; the first is "
                            + first.type().getName() + ": " + first.why()
                            + "). If they come from an AOT cache, record it with --add-modules=java.instrument"
                            + " -XX:-AOTClassLinking, or start without it: -XX:AOTMode=off.");
        }
    }
}
