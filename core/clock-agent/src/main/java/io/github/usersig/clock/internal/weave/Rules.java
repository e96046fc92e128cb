package io.github.usersig.clock.internal.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are replaced by which of ours. All names are as class files write them: to look at the classes themselves
 * would load what is about to be woven.
 */
final class Rules {

    private static final String OURS = "io/github/usersig/clock/internal/";
    static final String SITES = OURS + "Sites";
    static final String READS = OURS + "Reads";
    static final String BY_LOOKUP = OURS + "ByLookup";
    static final String SCHEDULERS = OURS + "Schedulers";
    private static final String DEADLINES = OURS + "Deadlines";
    private static final String HIDDEN_CLASSES = OURS + "weave/HiddenClasses";

    static final String SYSTEM = "java/lang/System";
    private static final String DATE = "java/util/Date";
    private static final String GREGORIAN_CALENDAR = "java/util/GregorianCalendar";
    private static final String CALENDAR = "java/util/Calendar";
    private static final String TIMER = "java/util/Timer";
    private static final String TIMER_TASK = "java/util/TimerTask";
    private static final String EXECUTOR = "java/util/concurrent/ScheduledThreadPoolExecutor";
    private static final String EXECUTORS = "java/util/concurrent/Executors";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

    private static final String NONE = "";
    private static final String ZONE = "Ljava/time/ZoneId;";
    private static final String TIME_ZONE = "Ljava/util/TimeZone;";
    private static final String LOCALE = "Ljava/util/Locale;";
    private static final String CLOCK = "Ljava/time/Clock;";

    /** A call of ours in the place of theirs. */
    record Call(String owner, String name, String descriptor) {}

    /** Static reads; ours have the site in front of their arguments. By {@code owner.nameDescriptor}. */
    private static final Map<String, Call> READ = new HashMap<>();

    /** Calls that ours make in their name; ours have the receiver in front and the site behind. */
    private static final Map<String, Call> PASSED_ON = new HashMap<>();

    /** All owners that appear above, so that other calls cost one look. */
    private static final Set<String> OWNERS = new HashSet<>();

    static {
        read("java/time/Instant", "now", "Ljava/time/Instant;", "instantNow", NONE);
        for (String type : new String[] {
            "LocalDate",
            "LocalTime",
            "LocalDateTime",
            "ZonedDateTime",
            "OffsetDateTime",
            "OffsetTime",
            "Year",
            "YearMonth",
            "MonthDay"
        }) {
            now("java/time/", type);
        }
        for (String type : new String[] {"ThaiBuddhistDate", "JapaneseDate", "MinguoDate", "HijrahDate"}) {
            now("java/time/chrono/", type);
        }
        String clock = "java/time/Clock";
        read(clock, "systemUTC", CLOCK, "clockSystemUTC", NONE);
        read(clock, "systemDefaultZone", CLOCK, "clockSystemDefaultZone", NONE);
        read(clock, "system", CLOCK, "clockSystem", ZONE);
        read(clock, "tickMillis", CLOCK, "clockTickMillis", ZONE);
        read(clock, "tickSeconds", CLOCK, "clockTickSeconds", ZONE);
        read(clock, "tickMinutes", CLOCK, "clockTickMinutes", ZONE);
        read("java/time/InstantSource", "system", "Ljava/time/InstantSource;", "instantSourceSystem", NONE);
        read(DATE, "<init>", "Ljava/util/Date;", "date", NONE);
        for (String arguments : new String[] {NONE, TIME_ZONE, LOCALE, TIME_ZONE + LOCALE}) {
            read(CALENDAR, "getInstance", "Ljava/util/Calendar;", "calendarGetInstance", arguments);
            read(GREGORIAN_CALENDAR, "<init>", "Ljava/util/GregorianCalendar;", "gregorianCalendar", arguments);
        }

        String date = "Ljava/util/Date;";
        passOn("java/util/concurrent/locks/Condition", "awaitUntil", "(" + date + ")Z", DEADLINES, true);
        for (String kind : new String[] {"AbstractQueuedSynchronizer", "AbstractQueuedLongSynchronizer"}) {
            String condition = "java/util/concurrent/locks/" + kind + "$ConditionObject";
            PASSED_ON.put(
                    condition + ".awaitUntil(" + date + ")Z",
                    new Call(DEADLINES, "awaitUntil", "(Ljava/util/concurrent/locks/Condition;" + date + "I)Z"));
            OWNERS.add(condition);
        }
        passOn("java/util/concurrent/locks/LockSupport", "parkUntil", "(J)V", DEADLINES, false);
        passOn("java/util/concurrent/locks/LockSupport", "parkUntil", "(Ljava/lang/Object;J)V", DEADLINES, false);
        passOn(TIMER, "schedule", "(Ljava/util/TimerTask;" + date + ")V", DEADLINES, true);
        passOn(TIMER, "schedule", "(Ljava/util/TimerTask;" + date + "J)V", DEADLINES, true);
        passOn(TIMER, "scheduleAtFixedRate", "(Ljava/util/TimerTask;" + date + "J)V", DEADLINES, true);
        passOn(TIMER_TASK, "scheduledExecutionTime", "()J", DEADLINES, true);

        String handle = "Ljava/lang/invoke/MethodHandle;";
        String type = "Ljava/lang/invoke/MethodType;";
        String options = "[Ljava/lang/invoke/MethodHandles$Lookup$ClassOption;";
        passOn(LOOKUP, "findStatic", "(Ljava/lang/Class;Ljava/lang/String;" + type + ")" + handle, BY_LOOKUP, true);
        passOn(LOOKUP, "unreflect", "(Ljava/lang/reflect/Method;)" + handle, BY_LOOKUP, true);
        passOn(LOOKUP, "defineHiddenClass", "([BZ" + options + ")L" + LOOKUP + ";", HIDDEN_CLASSES, true);
        passOn(
                LOOKUP,
                "defineHiddenClassWithClassData",
                "([BLjava/lang/Object;Z" + options + ")L" + LOOKUP + ";",
                HIDDEN_CLASSES,
                true);

        OWNERS.add(SYSTEM);
        OWNERS.add(EXECUTOR);
        OWNERS.add(EXECUTORS);
        OWNERS.add("java/lang/reflect/Method");
    }

    private Rules() {}

    private static void now(String packageName, String type) {
        String ours = Character.toLowerCase(type.charAt(0)) + type.substring(1) + "Now";
        String result = "L" + packageName + type + ";";
        read(packageName + type, "now", result, ours, NONE);
        read(packageName + type, "now", result, ours, ZONE);
    }

    /** A constructor returns, for us, what it constructs. */
    private static void read(String owner, String name, String result, String ours, String arguments) {
        READ.put(
                owner + "." + name + "(" + arguments + ")" + result,
                new Call(READS, ours, "(I" + arguments + ")" + result));
        OWNERS.add(owner);
    }

    private static void passOn(String owner, String name, String descriptor, String to, boolean virtual) {
        int close = descriptor.indexOf(')');
        String ours = (virtual ? "(L" + owner + ";" : "(") + descriptor.substring(1, close) + "I"
                + descriptor.substring(close);
        PASSED_ON.put(owner + "." + name + descriptor, new Call(to, name, ours));
        OWNERS.add(owner);
    }

    static boolean mayConcern(String owner) {
        return OWNERS.contains(owner);
    }

    /** Calls whose owner in the class file can be a class of the app that extends one of the JDK's. */
    static boolean mayConcernAnyOwner(String name) {
        return name.equals("dateNow") || name.equals("scheduledExecutionTime");
    }

    /** Ours for a static read, or for a constructor that reads the clock; the latter for method references only. */
    static @Nullable Call read(String owner, String name, String descriptor) {
        if (name.equals("<init>")) {
            int close = descriptor.indexOf(')');
            return READ.get(owner + ".<init>" + descriptor.substring(0, close + 1) + "L" + owner + ";");
        }
        return READ.get(owner + "." + name + descriptor);
    }

    static @Nullable Call passedOn(String owner, String name, String descriptor) {
        return PASSED_ON.get(owner + "." + name + descriptor);
    }

    /** A task asks itself; the owner in the class file is then the task's own class. */
    static @Nullable Call passedOnBySelf(String superName, String name, String descriptor) {
        return superName.equals(TIMER_TASK) ? PASSED_ON.get(TIMER_TASK + "." + name + descriptor) : null;
    }

    static boolean readsClockInConstructor(String owner, String descriptor) {
        return (owner.equals(DATE) || owner.equals(GREGORIAN_CALENDAR)) && read(owner, "<init>", descriptor) != null;
    }

    static boolean isCalendar(String owner) {
        return owner.equals(GREGORIAN_CALENDAR);
    }

    static boolean makesScheduler(String owner, String name) {
        return owner.equals(EXECUTORS)
                && (name.equals("newScheduledThreadPool") || name.equals("newSingleThreadScheduledExecutor"));
    }

    static boolean isScheduler(String owner) {
        return owner.equals(TIMER) || owner.equals(EXECUTOR);
    }
}
