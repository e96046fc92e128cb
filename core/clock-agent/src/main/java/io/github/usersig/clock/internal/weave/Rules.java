package io.github.usersig.clock.internal.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are replaced by which of ours, and by what a class that has one is recognised. Whatever reads a clock stands
 * in {@link KnownReads}.
 */
final class Rules {

    private static final String OURS = "io/github/usersig/clock/internal/";
    static final String SITES = OURS + "Sites";
    static final String READS = OURS + "Reads";
    static final String BY_REFLECTION = OURS + "ByReflection";
    static final String BY_LOOKUP = OURS + "ByLookup";
    static final String SCHEDULERS = OURS + "schedule/Hooks";
    static final String DEADLINES = OURS + "schedule/Deadlines";
    static final String UNFOLLOWED = OURS + "schedule/Unfollowed";
    static final String CERTIFICATE_CHECKS = OURS + "CertificateChecks";
    static final String HIDDEN_CLASSES = OURS + "weave/HiddenClasses";

    static final String SYSTEM = "java/lang/System";
    static final String DATE = "java/util/Date";
    static final String COMPARISON_OF_DATES = "(Ljava/util/Date;)Z";

    /** Where the JDK compares a certificate's two dates with the time. */
    static final String CERTIFICATE_VALIDITY = "sun/security/x509/CertificateValidity";

    static final String METHOD = "java/lang/reflect/Method";
    static final String TIMER_TASK = "java/util/TimerTask";
    static final String EXECUTORS = "java/util/concurrent/Executors";
    private static final String JAVA_TIME = "java/time/";

    /** A call of ours in the place of theirs. */
    record Call(String owner, String name, String descriptor) {}

    /** What becomes of such a class. */
    record Patch(Set<String> methods, ReadPointPatch.Instead instead) {}

    /** Static reads; ours have the site in front of their arguments. By {@code owner.nameDescriptor}. */
    private final Map<String, Call> reads = new HashMap<>();

    /** Methods of libraries that return {@code System.currentTimeMillis()} to all of the library. */
    private final Set<String> millisOfLibraries = new HashSet<>();

    /** What ours do behind a constructor that reads the clock, by its class. */
    private final Map<String, Call> adjustments = new HashMap<>();

    /** Calls that ours make in their name; ours have the receiver in front and the site behind. */
    private final Map<String, Call> passedOn = new HashMap<>();

    private final Set<String> schedulers = new HashSet<>();
    private final Set<String> schedulerMakers = new HashSet<>();

    /** What waits in its own way, whatever follows a clock, with the way out; by {@code owner.name}. */
    private final Map<String, String> unfollowed = new HashMap<>();

    /** The JDK's own classes in which everybody's time is read, each with what is read there. */
    private final Map<String, String> readPoints = new LinkedHashMap<>();

    private final Map<String, Patch> patches = new HashMap<>();

    /** All owners of the above, so that other calls cost one look; each with the methods in question. */
    private final Map<String, Set<String>> namesByOwner = new HashMap<>();

    /** Of these, methods of the same name matter or not, as their arguments are. */
    private final Set<String> overloaded = new HashSet<>();

    /** Of these names, a class file that reads a wall clock has at least one. */
    private final Set<String> wallClockNames = new HashSet<>();

    /** The same, but only together with the name of a class in {@code java.time}: so common are these. */
    private final Set<String> javaTimeMethods = new HashSet<>();

    /** Of these, one that does anything else that is replaced has at least one. */
    private final Set<String> otherNames = new HashSet<>();

    private static final Rules ALL = KnownReads.all();

    /** {@code System.currentTimeMillis()} and {@code nanoTime()}, which have rules of their own in each kind of class. */
    void system() {
        wallClockNames.add("currentTimeMillis");
        otherNames.add("nanoTime");
        own(SYSTEM, "currentTimeMillis");
        own(SYSTEM, "nanoTime");
        own(METHOD, "invoke");
        // In the one class of the JDK that checks certificates
        own(DATE, "before");
        own(DATE, "after");
    }

    private void own(String owner, String name) {
        Set<String> names = namesByOwner.get(owner);
        if (names == null) {
            names = new HashSet<>();
            namesByOwner.put(owner, names);
        }
        names.add(name);
    }

    /**
     * A static method through which a library reads {@code System.currentTimeMillis()}, whatever for. It moves; its callers
     * among the classes that keep the real time read the clock themselves.
     */
    void millisOfLibrary(String owner, String name) {
        millisOfLibraries.add(owner + "." + name);
        wallClockNames.add(name);
        own(owner, name);
    }

    /** {@code Chronology.dateNow}, of whatever class. */
    void dateNow() {
        wallClockNames.add("dateNow");
    }

    /** A static method that reads the clock, and ours for it in {@code Reads}. */
    void read(String owner, String name, String arguments, String result, String ours) {
        reads.put(
                owner + "." + name + "(" + arguments + ")" + result,
                new Call(READS, ours, "(I" + arguments + ")" + result));
        own(owner, name);
        overloaded.add(owner);
        if (owner.startsWith(JAVA_TIME)) {
            javaTimeMethods.add(name);
        } else {
            wallClockNames.add(owner);
        }
    }

    /**
     * A constructor that reads the clock. Ours in {@code Reads} takes its place in a method reference; elsewhere
     * {@code Reads.adjust} is called behind it, with what it has constructed as an object of this type.
     */
    void construction(String owner, String arguments, String ours, String adjustedAs) {
        read(owner, "<init>", arguments, "L" + owner + ";", ours);
        adjustments.put(owner, new Call(READS, "adjust", "(L" + adjustedAs + ";I)V"));
    }

    /** A static method that ours calls, under the same name and with the site as its last argument. */
    void passOnStatic(String owner, String name, String descriptor, String to) {
        passOn(owner, name, descriptor, new Call(to, name, withSite("(", descriptor)));
    }

    /** A method that ours calls on the receiver, which comes first; this class stands for its subclass, if it is one. */
    void passOnVirtual(String owner, String name, String descriptor, String receiver, String to) {
        passOn(owner, name, descriptor, new Call(to, name, withSite("(L" + receiver + ";", descriptor)));
    }

    private void passOn(String owner, String name, String descriptor, Call ours) {
        passedOn.put(owner + "." + name + descriptor, ours);
        own(owner, name);
        if (!otherNames.contains(owner)) {
            otherNames.add(name);
        }
    }

    private static String withSite(String open, String descriptor) {
        int close = descriptor.indexOf(')');
        return open + descriptor.substring(1, close) + "I" + descriptor.substring(close);
    }

    /** A class whose objects run tasks by the clock. */
    void scheduler(String owner) {
        schedulers.add(owner);
        own(owner, "<init>");
        otherNames.add(owner);
    }

    /** A method of {@code Executors} that makes one. */
    void schedulerMaker(String name) {
        schedulerMakers.add(name);
        own(EXECUTORS, name);
        otherNames.add(name);
    }

    /** A constructor or static method that makes something whose delays follow no clock; and what to do instead. */
    void unfollowed(String owner, String name, String wayOut) {
        unfollowed.put(owner + "." + name, wayOut);
        own(owner, name);
        otherNames.add(owner);
    }

    /** A class of the JDK in which everybody's time is read, by which methods, and what takes the place of what there. */
    void readPoint(String owner, String what, ReadPointPatch.Instead instead, String... methods) {
        readPoints.put(owner, what);
        patches.put(owner, new Patch(Set.of(methods), instead));
    }

    /** Whether any of the weavings does something about this call. Nearly all classes that come so far have none. */
    static boolean mayChange(String owner, String name, String descriptor) {
        if (mayConcernAnyOwner(name)) {
            return true;
        }
        Set<String> names = ALL.namesByOwner.get(owner);
        if (names == null || !names.contains(name)) {
            return false;
        }
        return !ALL.overloaded.contains(owner)
                || descriptor.equals(COMPARISON_OF_DATES)
                || read(owner, name, descriptor) != null
                || passedOn(owner, name, descriptor) != null;
    }

    static boolean mayConcern(String owner) {
        return ALL.namesByOwner.containsKey(owner);
    }

    /** Calls whose owner in the class file can be a class of the app that extends one of the JDK's. */
    static boolean mayConcernAnyOwner(String name) {
        return name.equals("dateNow") || name.equals("scheduledExecutionTime");
    }

    /** Ours for a static read, or for a constructor that reads the clock; the latter for method references only. */
    static @Nullable Call read(String owner, String name, String descriptor) {
        if (name.equals("<init>")) {
            int close = descriptor.indexOf(')');
            return ALL.reads.get(owner + ".<init>" + descriptor.substring(0, close + 1) + "L" + owner + ";");
        }
        return ALL.reads.get(owner + "." + name + descriptor);
    }

    /** Ours behind this constructor, if it reads the clock. */
    static @Nullable Call adjustment(String owner, String descriptor) {
        Call ours = ALL.adjustments.get(owner);
        return ours == null || read(owner, "<init>", descriptor) == null ? null : ours;
    }

    /** Whether this is {@code System.currentTimeMillis()}, or a library's own name for it. */
    static boolean readsMillis(String owner, String name) {
        return owner.equals(SYSTEM)
                ? name.equals("currentTimeMillis")
                : ALL.millisOfLibraries.contains(owner + "." + name);
    }

    static @Nullable Call passedOn(String owner, String name, String descriptor) {
        return ALL.passedOn.get(owner + "." + name + descriptor);
    }

    /** A task asks itself; the owner in the class file is then the task's own class. */
    static @Nullable Call passedOnBySelf(String superName, String name, String descriptor) {
        return superName.equals(TIMER_TASK) ? ALL.passedOn.get(TIMER_TASK + "." + name + descriptor) : null;
    }

    static boolean makesScheduler(String owner, String name) {
        return owner.equals(EXECUTORS) && ALL.schedulerMakers.contains(name);
    }

    static boolean isScheduler(String owner) {
        return ALL.schedulers.contains(owner);
    }

    /** What to do instead of this, if its delays follow no clock. */
    static @Nullable String unfollowed(String owner, String name) {
        return ALL.unfollowed.get(owner + "." + name);
    }

    static Map<String, String> readPoints() {
        return ALL.readPoints;
    }

    static @Nullable Patch patch(String readPoint) {
        return ALL.patches.get(readPoint);
    }

    static Set<String> wallClockNames() {
        return ALL.wallClockNames;
    }

    static Set<String> javaTimeMethods() {
        return ALL.javaTimeMethods;
    }

    static Set<String> otherNames() {
        return ALL.otherNames;
    }
}
