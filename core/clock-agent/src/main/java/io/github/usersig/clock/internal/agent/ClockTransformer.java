package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.RealTimeClasses;
import io.github.usersig.clock.internal.Sites;
import io.github.usersig.clock.internal.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Sees every class that is loaded, and decides what is to be done with it. */
final class ClockTransformer implements ClassFileTransformer {

    private static final String OURS = "io/github/usersig/clock/";
    private static final String PROBE = OURS + "internal/agent/SelfTestProbe";

    private final ReadPoints readPoints;
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final ClassLoader app = ClassLoader.getSystemClassLoader();

    /** Whether a class loader's classes can call ours. Those that cannot must not be made to. */
    private final Map<ClassLoader, Boolean> seesUs = Collections.synchronizedMap(new WeakHashMap<>());

    ClockTransformer(ReadPoints readPoints) {
        this.readPoints = readPoints;
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
            return isOfTheJdk(module) || !seesUs(loader) ? null : Weaver.weave(name, file);
        } catch (Throwable e) {
            System.err.println("UserSig TestKit: " + name.replace('/', '.')
                    + " cannot be woven, its own reads of System.currentTimeMillis() stay real: " + e);
            return null;
        }
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

    private boolean seesUs(ClassLoader loader) {
        if (loader == app) {
            return true;
        }
        Boolean known = seesUs.get(loader);
        if (known == null) {
            known = canLoad(loader);
            seesUs.put(loader, known);
            if (!known) {
                System.err.println(
                        "UserSig TestKit: the classes of " + loader
                                + " cannot see the clock agent, their own reads of System.currentTimeMillis() stay real. Let that"
                                + " class loader take the package io.github.usersig.clock from its parent (OSGi: boot delegation).");
            }
        }
        return known;
    }

    private static boolean canLoad(ClassLoader loader) {
        try {
            return Class.forName(Sites.class.getName(), false, loader) == Sites.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
