package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.RealTimeClasses;
import io.github.usersig.clock.internal.weave.Route;
import io.github.usersig.clock.internal.weave.Routes;
import io.github.usersig.clock.internal.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Sees every class that is loaded, and decides what is to be done with it. */
final class ClockTransformer implements ClassFileTransformer {

    private static final String OURS = "io/github/usersig/clock/";
    private static final String PROBE = OURS + "internal/agent/SelfTestProbe";

    private final ReadPoints readPoints;
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final boolean atStart;
    private volatile boolean hasTold;

    ClockTransformer(ReadPoints readPoints, boolean atStart) {
        this.readPoints = readPoints;
        this.atStart = atStart;
        // A class that is needed to look at classes must not itself be looked at when it is first needed.
        Weaver.prepare();
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] file) {
        if (name == null) {
            return null;
        }
        try {
            if (loader == null || loader == platform) {
                return ofTheJdk(name, file);
            }
            return isOfTheJdk(module) || !Weaver.mayReadClock(file) ? null : ofTheApp(loader, name, file);
        } catch (Throwable e) {
            System.err.println("UserSig TestKit: " + name.replace('/', '.')
                    + " cannot be woven, its own reads of System.currentTimeMillis() stay real: " + e);
            return null;
        }
    }

    private byte @Nullable [] ofTheApp(ClassLoader loader, String name, byte[] file) {
        Route route = route(loader);
        return route == null ? null : Weaver.weave(route, name, file);
    }

    private byte @Nullable [] ofTheJdk(String name, byte[] file) {
        if (ReadPoints.contains(name)) {
            return readPoint(name, file);
        }
        if (Weaver.isScheduler(name)) {
            return Weaver.weaveScheduler(name, file);
        }
        if (name.startsWith(OURS)) {
            return name.equals(PROBE) ? Weaver.weave("probe", file) : null;
        }
        RealTimeClasses realTime = RealTimeClasses.inTheJdk(name);
        return realTime == null ? null : Weaver.weaveRealTimeClassOfTheJdk(file, realTime);
    }

    private byte @Nullable [] readPoint(String name, byte[] file) {
        try {
            byte[] woven = Weaver.weaveReadPoint(name, file);
            if (woven != null) {
                readPoints.woven(name);
            }
            return woven;
        } catch (Throwable e) {
            readPoints.failed(name, e);
            return null;
        }
    }

    /** Javac and its like, which the app's class loader loads. */
    static boolean isOfTheJdk(@Nullable Module module) {
        return module != null
                && module.isNamed()
                && (module.getName().startsWith("java.") || module.getName().startsWith("jdk."));
    }

    /** The way of a loader's classes to us; if there is none, the agent is of no use here, and says so. */
    private @Nullable Route route(ClassLoader loader) {
        try {
            return Routes.of(loader);
        } catch (RuntimeException | LinkageError e) {
            String why = SelfTest.explanation("System.currentTimeMillis() in classes of " + loader, e.toString());
            if (atStart) {
                Agent.stop(why);
            } else if (!hasTold) {
                hasTold = true;
                System.err.println("UserSig TestKit: such reads stay real. " + why);
            }
            return null;
        }
    }
}
