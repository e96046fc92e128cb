package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.internal.Packages;
import io.github.usersig.clock.internal.weave.Routes;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where our jar is on the module path as well, the app's class loader takes our packages from that module: {@code AppClock}
 * would be another one than the agent's, whose clock nobody reads. So it is made to look for them where it looks for what is
 * in no module: in the boot class path first.
 */
final class ModulePath {

    private static final String OURS = "io.github.usersig.clock";

    private ModulePath() {}

    /**
     * Does nothing where there is no such module. To be called before the app's class loader is asked for any of our classes.
     *
     * @throws IllegalStateException if the app still sees other classes than ours
     */
    static void letTheAppSeeUs(Instrumentation instrumentation, boolean atStart) {
        Module twin = twin();
        if (twin == null) {
            return;
        }
        String why = "";
        try {
            takeOut(twin, instrumentation);
            addReads(twin, instrumentation);
        } catch (ReflectiveOperationException | RuntimeException e) {
            why = " (" + e + ")";
        }
        if (atStart && !Routes.sees(ClassLoader.getSystemClassLoader(), AppClock.class)) {
            throw new IllegalStateException("Its jar is also on the module path, as module " + twin.getName()
                    + ", and this JDK (" + Runtime.version()
                    + ") does not let the app use the agent's AppClock instead of"
                    + " that module's" + why + ". Run the tests on the class path: with Surefire,"
                    + " <useModulePath>false</useModulePath>. " + Jvms.TESTED + " are known to work.");
        }
    }

    private static @Nullable Module twin() {
        for (Module module : ModuleLayer.boot().modules()) {
            if (module.getPackages().contains(OURS)) {
                return module;
            }
        }
        return null;
    }

    private static void takeOut(Module twin, Instrumentation instrumentation) throws ReflectiveOperationException {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("jdk.internal.loader", Set.of(ModulePath.class.getModule())),
                Set.of(),
                Map.of());
        Field modules = Class.forName("jdk.internal.loader.BuiltinClassLoader").getDeclaredField("packageToModule");
        modules.setAccessible(true);
        Map<?, ?> byPackage = (Map<?, ?>) modules.get(null);
        for (String each : twin.getPackages()) {
            if (Packages.contains(OURS, each)) {
                byPackage.remove(each);
            }
        }
    }

    /** Who could use the module's classes must be able to use ours, which are in no module. */
    private static void addReads(Module twin, Instrumentation instrumentation) {
        Set<Module> us = Set.of(ModulePath.class.getModule());
        for (Module module : ModuleLayer.boot().modules()) {
            if (module != twin && module.canRead(twin) && instrumentation.isModifiableModule(module)) {
                instrumentation.redefineModule(module, us, Map.of(), Map.of(), Set.of(), Map.of());
            }
        }
    }
}
