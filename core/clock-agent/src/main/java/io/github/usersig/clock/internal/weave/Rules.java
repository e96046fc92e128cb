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
    static final String BY_LOOKUP = OURS + "ByLookup";
    static final String SCHEDULERS = OURS + "Schedulers";
    static final String DEADLINES = OURS + "Deadlines";
    static final String HIDDEN_CLASSES = OURS + "weave/HiddenClasses";

    static final String SYSTEM = "java/lang/System";
    static final String METHOD = "java/lang/reflect/Method";
    static final String TIMER_TASK = "java/util/TimerTask";
    static final String EXECUTORS = "java/util/concurrent/Executors";
    private static final String JAVA_TIME = "java/time/";

    /** A call of ours in the place of theirs. */
    record Call(String owner, String name, String descriptor) {}

    /** Static reads; ours have the site in front of their arguments. By {@code owner.nameDescriptor}. */
    private final Map<String, Call> reads = new HashMap<>();

    /** What ours do behind a constructor that reads the clock, by its class. */
    private final Map<String, Call> adjustments = new HashMap<>();

    /** Calls that ours make in their name; ours have the receiver in front and the site behind. */
    private final Map<String, Call> passedOn = new HashMap<>();

    private final Set<String> schedulers = new HashSet<>();
    private final Set<String> schedulerMakers = new HashSet<>();

    /** The JDK's own classes in which everybody's time is read, each with what is read there. */
    private final Map<String, String> readPoints = new LinkedHashMap<>();

    /** All owners of the above, so that other calls cost one look. */
    private final Set<String> owners = new HashSet<>();

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
        owners.add(SYSTEM);
        owners.add(METHOD);
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
        owners.add(owner);
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
        owners.add(owner);
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
        owners.add(owner);
        otherNames.add(owner);
    }

    /** A method of {@code Executors} that makes one. */
    void schedulerMaker(String name) {
        schedulerMakers.add(name);
        owners.add(EXECUTORS);
        otherNames.add(name);
    }

    /** A class of the JDK in which everybody's time is read. */
    void readPoint(String owner, String what) {
        readPoints.put(owner, what);
    }

    static boolean mayConcern(String owner) {
        return ALL.owners.contains(owner);
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

    static Map<String, String> readPoints() {
        return ALL.readPoints;
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
