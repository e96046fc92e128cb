package io.github.usersig.clock.internal.weave;

/**
 * Everything that reads a clock or goes by one, and what we do about it. All names are as class files write them: to look at
 * the classes themselves would load what is about to be woven.
 *
 * <p>To cover another read, add it here. If callers that have a clock of their own shall read that, add its replacement to
 * {@link io.github.usersig.clock.internal.Reads} as well; and the way to read it to {@code ReadGrid} in the tests.
 */
final class KnownReads {

    private static final String DATE = Rules.DATE;
    private static final String CALENDAR = "java/util/Calendar";
    private static final String TIMER = "java/util/Timer";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

    private static final String NONE = "";
    private static final String ZONE = "Ljava/time/ZoneId;";
    private static final String TIME_ZONE = "Ljava/util/TimeZone;";
    private static final String LOCALE = "Ljava/util/Locale;";

    private KnownReads() {}

    static Rules all() {
        Rules rules = new Rules();
        rules.system();
        rules.millisOfLibrary("com/hazelcast/internal/util/Clock", "currentTimeMillis");
        readPoints(rules);
        javaTime(rules);
        clocks(rules);
        javaUtil(rules);
        schedulers(rules);
        deadlines(rules);
        lookups(rules);
        return rules;
    }

    /** Through these the JVM's clock reaches everybody, woven or not. */
    private static void readPoints(Rules rules) {
        ReadPointPatch.Instead millis = new ReadPointPatch.Instead(
                Rules.SYSTEM, "currentTimeMillis", "()J", new Rules.Call(Rules.SITES, "currentTimeMillis", "()J"));
        ReadPointPatch.Instead instant = new ReadPointPatch.Instead(
                "java/time/Instant",
                "ofEpochSecond",
                "(JJ)Ljava/time/Instant;",
                new Rules.Call(Rules.SITES, "currentInstant", "(JJ)Ljava/time/Instant;"));
        ReadPointPatch.Instead reflected = new ReadPointPatch.Instead(
                Rules.METHOD,
                "",
                "",
                new Rules.Call(
                        Rules.BY_REFLECTION,
                        "reflected",
                        "(Ljava/lang/reflect/AccessibleObject;)Ljava/lang/reflect/Method;"));
        rules.readPoint("java/time/Clock", "Instant.now() and all of java.time", instant, "currentInstant");
        rules.readPoint("java/time/Clock$SystemClock", "Clock.systemUTC().millis()", millis, "millis");
        rules.readPoint("java/time/Clock$SystemInstantSource", "InstantSource.system().millis()", millis, "millis");
        rules.readPoint(DATE, "new Date()", millis, "<init>");
        rules.readPoint("java/util/GregorianCalendar", "new GregorianCalendar()", millis, "<init>");
        rules.readPoint(
                "java/util/JapaneseImperialCalendar",
                "Calendar.getInstance() in the Japanese calendar",
                millis,
                "<init>");
        rules.readPoint(
                "sun/util/locale/provider/CalendarProviderImpl", "Calendar.getInstance()", millis, "getInstance");
        rules.readPoint("java/net/HttpCookie", "HttpCookie", millis, "<init>", "hasExpired");
        rules.readPoint(
                "jdk/internal/reflect/ReflectionFactory",
                "System.currentTimeMillis() by reflection",
                reflected,
                "newMethodAccessor");
    }

    private static void javaTime(Rules rules) {
        rules.read("java/time/Instant", "now", NONE, "Ljava/time/Instant;", "instantNow");
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
            now(rules, "java/time/", type);
        }
        for (String type : new String[] {"ThaiBuddhistDate", "JapaneseDate", "MinguoDate", "HijrahDate"}) {
            now(rules, "java/time/chrono/", type);
        }
        rules.dateNow();
    }

    private static void now(Rules rules, String packageName, String type) {
        String ours = Character.toLowerCase(type.charAt(0)) + type.substring(1) + "Now";
        String result = "L" + packageName + type + ";";
        rules.read(packageName + type, "now", NONE, result, ours);
        rules.read(packageName + type, "now", ZONE, result, ours);
    }

    private static void clocks(Rules rules) {
        String clock = "java/time/Clock";
        String result = "Ljava/time/Clock;";
        rules.read(clock, "systemUTC", NONE, result, "clockSystemUTC");
        rules.read(clock, "systemDefaultZone", NONE, result, "clockSystemDefaultZone");
        rules.read(clock, "system", ZONE, result, "clockSystem");
        rules.read(clock, "tickMillis", ZONE, result, "clockTickMillis");
        rules.read(clock, "tickSeconds", ZONE, result, "clockTickSeconds");
        rules.read(clock, "tickMinutes", ZONE, result, "clockTickMinutes");
        rules.read("java/time/InstantSource", "system", NONE, "Ljava/time/InstantSource;", "instantSourceSystem");
    }

    private static void javaUtil(Rules rules) {
        rules.construction(DATE, NONE, "date", DATE);
        for (String arguments : new String[] {NONE, TIME_ZONE, LOCALE, TIME_ZONE + LOCALE}) {
            rules.read(CALENDAR, "getInstance", arguments, "Ljava/util/Calendar;", "calendarGetInstance");
            rules.construction("java/util/GregorianCalendar", arguments, "gregorianCalendar", CALENDAR);
        }
    }

    private static void schedulers(Rules rules) {
        rules.scheduler(TIMER);
        String executors = "java/util/concurrent/";
        rules.scheduler(executors + "ScheduledThreadPoolExecutor");
        rules.schedulerMaker("newScheduledThreadPool");
        rules.schedulerMaker("newSingleThreadScheduledExecutor");
        // Those without a schedule are known too: what a due task hands over to them is waited for.
        rules.scheduler(executors + "ThreadPoolExecutor");
        rules.scheduler(executors + "ForkJoinPool");
        rules.schedulerMaker("newFixedThreadPool");
        rules.schedulerMaker("newCachedThreadPool");
        rules.schedulerMaker("newSingleThreadExecutor");
        rules.schedulerMaker("newWorkStealingPool");
        unfollowed(rules);
    }

    /** Their loops wait for a time that they have computed before. */
    private static void unfollowed(Rules rules) {
        String netty = "A HashedWheelTimer with alsoMoveElapsedTimeOf(\"io.netty\") follows;"
                + " an event loop does when it is next woken.";
        for (String group : new String[] {
            "channel/nio/NioEventLoopGroup",
            "channel/epoll/EpollEventLoopGroup",
            "channel/MultiThreadIoEventLoopGroup",
            "channel/DefaultEventLoopGroup",
            "util/concurrent/DefaultEventExecutorGroup"
        }) {
            rules.unfollowed("io/netty/" + group, "<init>", netty);
        }
        String vertx =
                "With alsoMoveElapsedTimeOf(\"io.netty\") a timer that is due runs when its event loop is next woken.";
        rules.unfollowed("io/vertx/core/Vertx", "vertx", vertx);
        rules.unfollowed("io/vertx/core/Vertx", "builder", vertx);
        String quartz =
                "With the property org.quartz.scheduler.idleWaitTime=1000 it looks at the moved clock each second.";
        rules.unfollowed("org/quartz/impl/StdSchedulerFactory", "<init>", quartz);
        rules.unfollowed("org/quartz/impl/StdSchedulerFactory", "getDefaultScheduler", quartz);
        rules.unfollowed(
                "kotlinx/coroutines/DelayKt",
                "delay",
                "In a dispatcher that is made of a ScheduledExecutorService it follows.");
        for (String actors : new String[] {"org/apache/pekko", "akka"}) {
            String follows = "Its scheduler follows alsoMoveElapsedTimeOf(\"" + actors.replace('/', '.') + "\").";
            rules.unfollowed(actors + "/actor/ActorSystem", "create", follows);
            rules.unfollowed(actors + "/actor/typed/ActorSystem", "create", follows);
        }
    }

    private static void deadlines(Rules rules) {
        String to = Rules.DEADLINES;
        String locks = "java/util/concurrent/locks/";
        String date = "Ljava/util/Date;";
        String task = "Ljava/util/TimerTask;";
        for (String type : new String[] {
            "Condition", "AbstractQueuedSynchronizer$ConditionObject", "AbstractQueuedLongSynchronizer$ConditionObject"
        }) {
            rules.passOnVirtual(locks + type, "awaitUntil", "(" + date + ")Z", locks + "Condition", to);
        }
        rules.passOnStatic(locks + "LockSupport", "parkUntil", "(J)V", to);
        rules.passOnStatic(locks + "LockSupport", "parkUntil", "(Ljava/lang/Object;J)V", to);
        rules.passOnVirtual(TIMER, "schedule", "(" + task + date + ")V", TIMER, to);
        rules.passOnVirtual(TIMER, "schedule", "(" + task + date + "J)V", TIMER, to);
        rules.passOnVirtual(TIMER, "scheduleAtFixedRate", "(" + task + date + "J)V", TIMER, to);
        rules.passOnVirtual(Rules.TIMER_TASK, "scheduledExecutionTime", "()J", Rules.TIMER_TASK, to);
    }

    /** Ways to a clock read, or to a class that has one, which the class on its way does not show. */
    private static void lookups(Rules rules) {
        String handle = "Ljava/lang/invoke/MethodHandle;";
        String named = "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;)" + handle;
        String options = "[Ljava/lang/invoke/MethodHandles$Lookup$ClassOption;)L" + LOOKUP + ";";
        rules.passOnVirtual(LOOKUP, "findStatic", named, LOOKUP, Rules.BY_LOOKUP);
        rules.passOnVirtual(LOOKUP, "unreflect", "(L" + Rules.METHOD + ";)" + handle, LOOKUP, Rules.BY_LOOKUP);
        String hidden = Rules.HIDDEN_CLASSES;
        rules.passOnVirtual(LOOKUP, "defineHiddenClass", "([BZ" + options, LOOKUP, hidden);
        rules.passOnVirtual(
                LOOKUP, "defineHiddenClassWithClassData", "([BLjava/lang/Object;Z" + options, LOOKUP, hidden);
    }
}
