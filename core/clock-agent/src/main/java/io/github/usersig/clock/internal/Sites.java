package io.github.usersig.clock.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where woven classes ask for the time. Each read comes with the number of its site, so who asks is known without a look
 * at the stack.
 */
public final class Sites {

    private static final Map<String, Site> BY_NAME = new HashMap<>();
    private static volatile Site[] all = new Site[0];

    /**
     * The state of the JVM's clock as long as that is all there is to know: nobody has a clock of their own, and nobody
     * wants reads to be counted. Otherwise null. One field, so that the common read costs one look.
     */
    private static volatile @Nullable TimeState simple = TimeState.REAL;

    private static final Object SIMPLE_LOCK = new Object();

    private static volatile boolean counting;
    private static volatile boolean watching;

    /** Whether anything is to be noted of a read. */
    private static volatile boolean noting;

    private Sites() {}

    /** {@code System.currentTimeMillis()} in an app's or a library's class. */
    public static long currentTimeMillis(int site) {
        TimeState state = simple;
        return state != null
                ? state.millis(System.currentTimeMillis())
                : read(site).timeline().millis();
    }

    /** The same in a class that keeps the real time. */
    public static long currentTimeMillisOfRealTimeClass(int site) {
        return read(site).timeline().millis();
    }

    /** {@code System.currentTimeMillis()} in the few JDK classes that are read points. */
    public static long currentTimeMillis() {
        return Timeline.JVM.state().millis(System.currentTimeMillis());
    }

    /** What {@code Clock.currentInstant()} returns in the place of {@code Instant.ofEpochSecond}. */
    public static Instant currentInstant(long realEpochSecond, long nanos) {
        Instant real = Instant.ofEpochSecond(realEpochSecond, nanos);
        TimeState state = Timeline.JVM.state();
        return state == TimeState.REAL ? real : state.instant(real);
    }

    /** {@code System.nanoTime()} in an app's or a library's class. */
    public static long nanoTime(int site) {
        if (!counting && ElapsedTime.none()) {
            return System.nanoTime();
        }
        Site read = all[site];
        if (counting) {
            read.count();
        }
        ElapsedTime elapsed = read.elapsed();
        return elapsed == null ? System.nanoTime() : elapsed.nanoTime();
    }

    /** The site, counted if somebody counts. */
    public static Site read(int site) {
        Site read = all[site];
        if (noting) {
            note(read);
        }
        return read;
    }

    private static void note(Site read) {
        if (counting) {
            read.count();
        }
        if (watching) {
            WaitGuard.read(read);
        }
    }

    /** Lets the guard know of each read from now on, or no longer. Returns whether that is new. */
    static boolean watch(boolean on) {
        synchronized (SIMPLE_LOCK) {
            if (watching == on) {
                return false;
            }
            watching = on;
            refresh();
            return true;
        }
    }

    /** The site of a read whose caller has a clock of its own, otherwise null. */
    static @Nullable Site own(int site) {
        Site read = read(site);
        return read.own() == null ? null : read;
    }

    /** The number of a site; always the same for the same read, however often its class is woven. */
    public static synchronized int register(
            String className, String methodName, String read, @Nullable RealTimeClasses realTime) {
        String name = className + '#' + methodName + '#' + read;
        Site known = BY_NAME.get(name);
        if (known != null) {
            return known.id;
        }
        Site site = new Site(all.length, className, methodName, read, realTime);
        site.assign();
        if (counting) {
            site.forget();
        }
        Site[] more = Arrays.copyOf(all, all.length + 1);
        more[site.id] = site;
        all = more;
        BY_NAME.put(name, site);
        return site.id;
    }

    public static List<Site> all() {
        return List.of(all);
    }

    /** To be called when packages, real-time classes or elapsed time have changed. */
    static synchronized void assignAll() {
        for (Site site : all) {
            site.assign();
        }
        refresh();
    }

    static void refresh() {
        synchronized (SIMPLE_LOCK) {
            noting = counting || watching;
            simple = noting || PackageClocks.any() ? null : Timeline.JVM.state();
        }
    }

    /** Starts or stops to count reads; starting forgets what was counted before. */
    public static synchronized void count(boolean on) {
        if (on) {
            for (Site site : all) {
                site.forget();
            }
        }
        counting = on;
        refresh();
    }
}
