package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.Sites;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * By which route the classes of a class loader get to us. It is not enough to ask the loader for one of our classes: that of
 * Felix gives whoever asks from outside what it keeps from its bundle. So only the JDK's own are believed, and only if they
 * are asked: that of the app has another class by our name where our jar is also on the module path.
 */
public final class Routes {

    private static final Map<ClassLoader, Route> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());
    private static boolean proved;

    private Routes() {}

    /**
     * The route, which is the same each time.
     *
     * @throws IllegalStateException if there is none on this JDK
     */
    public static Route of(ClassLoader loader) {
        Route known = KNOWN.get(loader);
        if (known == null) {
            known = find(loader);
            KNOWN.put(loader, known);
        }
        return known;
    }

    private static Route find(ClassLoader loader) {
        if (isOfTheJdk(loader) && sees(loader, Sites.class)) {
            return Route.STRAIGHT;
        }
        requireRelays();
        return Route.BY_RELAY;
    }

    private static synchronized void requireRelays() {
        if (!proved) {
            Relays.prove();
            proved = true;
        }
    }

    private static boolean isOfTheJdk(ClassLoader loader) {
        for (@Nullable ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each.getClass().getClassLoader() != null) {
                return false;
            }
        }
        return true;
    }

    /** Whether its classes mean ours by that name, if it gives them what it gives us. */
    public static boolean sees(ClassLoader loader, Class<?> ours) {
        try {
            return Class.forName(ours.getName(), false, loader) == ours;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
