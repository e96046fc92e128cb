package com.acme.grid;

import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.net.HttpCookie;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.chrono.ThaiBuddhistDate;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * An app that reads the clock in every way there is, and prints what it got: a line for each way, with the first and the
 * last millisecond that this reading can stand for. Runs in a JVM of its own, see {@code ReadShapesIT}.
 */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone", "UnnecessaryAnonymousClass", "UnnecessaryLambda"})
public final class ReadGrid {

    /** Stands at the end of the line of a read that does not follow the clock of its reader's package, but the JVM's. */
    public static final String JVM_ONLY = "|JVM only";

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final int MILLIONS = 2_000_000;

    private final Map<String, Callable<long[]>> reads = new LinkedHashMap<>();
    private final Set<String> jvmOnly = new HashSet<>();

    private ReadGrid() {}

    public static void main(String[] arguments) throws Exception {
        ReadGrid grid = new ReadGrid();
        grid.systemReads();
        grid.javaTimeReads();
        grid.clockReads();
        grid.javaUtilReads();
        grid.otherLanguages();
        for (Map.Entry<String, Callable<long[]>> read : grid.reads.entrySet()) {
            long[] range = read.getValue().call();
            System.out.println(read.getKey() + "|" + range[0] + "|" + range[1]
                    + (grid.jvmOnly.contains(read.getKey()) ? JVM_ONLY : ""));
        }
    }

    private void instant(String name, Callable<Long> read) {
        reads.put(name, () -> {
            long millis = read.call();
            return new long[] {millis, millis};
        });
    }

    private void instantOfTheJvm(String name, Callable<Long> read) {
        jvmOnly.add(name);
        instant(name, read);
    }

    private void date(String name, Callable<? extends ChronoLocalDate> read) {
        reads.put(name, () -> {
            long start = read.call().toEpochDay() * DAY;
            return new long[] {start, start + DAY - 1};
        });
    }

    private void systemReads() {
        instant("System.currentTimeMillis()", () -> System.currentTimeMillis());
        LongSupplier lambda = () -> System.currentTimeMillis();
        instant("System.currentTimeMillis() in a lambda", lambda::getAsLong);
        Supplier<LongSupplier> nested = () -> () -> System.currentTimeMillis();
        instant("System.currentTimeMillis() in a nested lambda", () -> nested.get()
                .getAsLong());
        instant("System.currentTimeMillis() in an anonymous class", new Callable<>() {
            @Override
            public Long call() {
                return System.currentTimeMillis();
            }
        });
        LongSupplier reference = System::currentTimeMillis;
        instant("System::currentTimeMillis", reference::getAsLong);
        instant("System.currentTimeMillis() by reflection", () ->
                (Long) System.class.getMethod("currentTimeMillis").invoke(null));
        Map<String, Method> found = new LinkedHashMap<>();
        for (Method method : System.class.getDeclaredMethods()) {
            found.put(method.getName(), method);
        }
        instantOfTheJvm("System.currentTimeMillis() by reflection, in a class that does not name it", () ->
                (Long) Invoker.invoke(found, "currentTimeMillis"));
        instantOfTheJvm("System.currentTimeMillis() by reflection, often", () -> {
            Object last = 0L;
            for (int i = 0; i < 100_000; i++) {
                last = Invoker.invoke(found, "currentTimeMillis");
            }
            return (Long) last;
        });
        instant("System.currentTimeMillis() by MethodHandle", () -> {
            try {
                return (long) MethodHandles.lookup()
                        .findStatic(System.class, "currentTimeMillis", MethodType.methodType(long.class))
                        .invokeExact();
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
        instant("System.currentTimeMillis() by unreflected MethodHandle", () -> {
            try {
                return (long) MethodHandles.lookup()
                        .unreflect(System.class.getMethod("currentTimeMillis"))
                        .invokeExact();
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
        instant("System.currentTimeMillis() in a hidden class", () -> {
            Lookup hidden = MethodHandles.lookup().defineHiddenClass(fileOf(Read.class), true);
            return ((LongSupplier) hidden.lookupClass().getDeclaredConstructor().newInstance()).getAsLong();
        });
        instant("System.currentTimeMillis() in another class loader", () -> {
            Class<?> other = new OtherLoader().load(Read.class);
            return ((LongSupplier) other.getDeclaredConstructor().newInstance()).getAsLong();
        });
        instant("System.currentTimeMillis() two million times", () -> {
            long last = 0;
            for (int i = 0; i < MILLIONS; i++) {
                last = System.currentTimeMillis();
            }
            return last;
        });
        instant("System::currentTimeMillis two million times", () -> {
            long last = 0;
            for (int i = 0; i < MILLIONS; i++) {
                last = reference.getAsLong();
            }
            return last;
        });
    }

    private void javaTimeReads() {
        instant("Instant.now()", () -> Instant.now().toEpochMilli());
        Supplier<Instant> reference = Instant::now;
        instant("Instant::now", () -> reference.get().toEpochMilli());
        instantOfTheJvm(
                "Instant.now() by reflection",
                () -> ((Instant) Instant.class.getMethod("now").invoke(null)).toEpochMilli());
        instant("Instant.now() two million times", () -> {
            Instant last = Instant.EPOCH;
            for (int i = 0; i < MILLIONS; i++) {
                last = Instant.now();
            }
            return last.toEpochMilli();
        });
        instant("LocalDateTime.now()", () -> millis(LocalDateTime.now()));
        instant("LocalDateTime.now(zone)", () -> millis(LocalDateTime.now(UTC)));
        instant("ZonedDateTime.now()", () -> ZonedDateTime.now().toInstant().toEpochMilli());
        instant(
                "ZonedDateTime.now(zone)",
                () -> ZonedDateTime.now(UTC).toInstant().toEpochMilli());
        instant("OffsetDateTime.now()", () -> OffsetDateTime.now().toInstant().toEpochMilli());
        instant(
                "OffsetDateTime.now(zone)",
                () -> OffsetDateTime.now(UTC).toInstant().toEpochMilli());
        instant("LocalTime.now()", () -> onTheRightDay(LocalTime.now()));
        instant("LocalTime.now(zone)", () -> onTheRightDay(LocalTime.now(UTC)));
        instant("OffsetTime.now()", () -> onTheRightDay(OffsetTime.now().toLocalTime()));
        instant("OffsetTime.now(zone)", () -> onTheRightDay(OffsetTime.now(UTC).toLocalTime()));
        date("LocalDate.now()", () -> LocalDate.now());
        date("LocalDate.now(zone)", () -> LocalDate.now(UTC));
        reads.put("Year.now()", () -> months(Year.now().atMonth(1), 12));
        reads.put("Year.now(zone)", () -> months(Year.now(UTC).atMonth(1), 12));
        reads.put("YearMonth.now()", () -> months(YearMonth.now(), 1));
        reads.put("YearMonth.now(zone)", () -> months(YearMonth.now(UTC), 1));
        date("MonthDay.now()", () -> MonthDay.now().atYear(Year.now().getValue()));
        date("MonthDay.now(zone)", () -> MonthDay.now(UTC).atYear(Year.now().getValue()));
        date("ThaiBuddhistDate.now()", () -> ThaiBuddhistDate.now());
        date("ThaiBuddhistDate.now(zone)", () -> ThaiBuddhistDate.now(UTC));
        date("JapaneseDate.now()", () -> JapaneseDate.now());
        date("JapaneseDate.now(zone)", () -> JapaneseDate.now(UTC));
        date("MinguoDate.now()", () -> MinguoDate.now());
        date("MinguoDate.now(zone)", () -> MinguoDate.now(UTC));
        date("HijrahDate.now()", () -> HijrahDate.now());
        date("HijrahDate.now(zone)", () -> HijrahDate.now(UTC));
        Chronology thai = ThaiBuddhistChronology.INSTANCE;
        date("Chronology.dateNow()", () -> thai.dateNow());
        date("Chronology.dateNow(zone)", () -> thai.dateNow(UTC));
        date("IsoChronology.dateNow()", () -> IsoChronology.INSTANCE.dateNow());
    }

    private void clockReads() {
        instant("Clock.systemUTC()", () -> Clock.systemUTC().millis());
        instant(
                "Clock.systemDefaultZone()",
                () -> Clock.systemDefaultZone().instant().toEpochMilli());
        instant("Clock.system(zone)", () -> Clock.system(UTC).millis());
        instant("Clock.tickMillis(zone)", () -> Clock.tickMillis(UTC).millis());
        instant("Clock.tickSeconds(zone)", () -> Clock.tickSeconds(UTC).millis());
        instant("Clock.tickMinutes(zone)", () -> Clock.tickMinutes(UTC).millis());
        instant(
                "InstantSource.system().instant()",
                () -> InstantSource.system().instant().toEpochMilli());
        instant("InstantSource.system().millis()", () -> InstantSource.system().millis());
    }

    private void javaUtilReads() {
        TimeZone zone = TimeZone.getTimeZone("UTC");
        instant("new Date()", () -> new Date().getTime());
        Supplier<Date> constructor = Date::new;
        instant("Date::new", () -> constructor.get().getTime());
        instant("new Date() of a subclass", () -> new BirthDate().getTime());
        instantOfTheJvm(
                "new Date() by reflection",
                () -> Date.class.getConstructor().newInstance().getTime());
        instant("Calendar.getInstance()", () -> Calendar.getInstance().getTimeInMillis());
        Supplier<Calendar> getInstance = Calendar::getInstance;
        instant("Calendar::getInstance", () -> getInstance.get().getTimeInMillis());
        instant("Calendar.getInstance(zone)", () -> Calendar.getInstance(zone).getTimeInMillis());
        instant("Calendar.getInstance(zone, locale)", () -> Calendar.getInstance(zone, Locale.ROOT)
                .getTimeInMillis());
        instant("Calendar.getInstance(), Buddhist", () -> Calendar.getInstance(
                        Locale.forLanguageTag("th-TH-u-ca-buddhist"))
                .getTimeInMillis());
        instant("Calendar.getInstance(), Japanese", () -> Calendar.getInstance(
                        Locale.forLanguageTag("ja-JP-u-ca-japanese"))
                .getTimeInMillis());
        instant("new GregorianCalendar()", () -> new GregorianCalendar().getTimeInMillis());
        instant("new GregorianCalendar(zone)", () -> new GregorianCalendar(zone).getTimeInMillis());
        instant("new GregorianCalendar(locale)", () -> new GregorianCalendar(Locale.ROOT).getTimeInMillis());
        instant("new GregorianCalendar(zone, locale)", () -> new GregorianCalendar(zone, Locale.ROOT)
                .getTimeInMillis());
        instantOfTheJvm("LogRecord", () -> new LogRecord(Level.INFO, "login").getMillis());
        instantOfTheJvm("HttpCookie", () -> {
            // A cookie tells its age only by having expired: between these two it must not have and must have.
            HttpCookie cookie = new HttpCookie("name", "value");
            cookie.setMaxAge(60);
            if (cookie.hasExpired()) {
                throw new IllegalStateException("expired at once");
            }
            String expires = HttpCookie.parse("set-cookie: a=b; expires=Wed, 01 Jan 2200 00:00:00 GMT")
                            .get(0)
                            .getMaxAge()
                    + "";
            return Instant.parse("2200-01-01T00:00:00Z").toEpochMilli() - Long.parseLong(expires) * 1000;
        });
    }

    private void otherLanguages() {
        instant("Kotlin: System.currentTimeMillis()", KotlinReads::direct);
        instant("Kotlin: in a lambda", KotlinReads::lambda);
        instant("Kotlin: in an inlined lambda", KotlinReads::inlined);
        instant("Kotlin: System::currentTimeMillis", KotlinReads::reference);
        instant("Kotlin: Instant.now()", KotlinReads::instant);
        instant("Kotlin: Date()", KotlinReads::date);
        GroovyShell groovy = new GroovyShell();
        instantOfTheJvm(
                "Groovy: System.currentTimeMillis()", () -> (Long) groovy.evaluate("System.currentTimeMillis()"));
        instantOfTheJvm("Groovy: in a closure", () -> (Long) groovy.evaluate("({ -> System.currentTimeMillis() })()"));
        instantOfTheJvm(
                "Groovy: System.&currentTimeMillis", () -> (Long) groovy.evaluate("(System.&currentTimeMillis)()"));
        instantOfTheJvm("Groovy: compiled statically", () -> (Long)
                groovy.evaluate("@groovy.transform.CompileStatic long now() { System.currentTimeMillis() }; now()"));
        instantOfTheJvm(
                "Groovy: Instant.now()", () -> ((Instant) groovy.evaluate("java.time.Instant.now()")).toEpochMilli());
        instantOfTheJvm("Groovy: new Date()", () -> ((Date) groovy.evaluate("new Date()")).getTime());
    }

    private static long millis(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** A time of day, on that day on which it is closest to now. */
    private static long onTheRightDay(LocalTime time) {
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, UTC);
        long closest = 0;
        for (int day = -1; day <= 1; day++) {
            long candidate = millis(time.atDate(today.plusDays(day)));
            if (Math.abs(candidate - now.toEpochMilli()) < Math.abs(closest - now.toEpochMilli())) {
                closest = candidate;
            }
        }
        return closest;
    }

    private static long[] months(YearMonth first, int count) {
        return new long[] {
            millis(first.atDay(1).atStartOfDay()),
            millis(first.plusMonths(count).atDay(1).atStartOfDay()) - 1
        };
    }

    private static byte[] fileOf(Class<?> type) throws IOException {
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return file.readAllBytes();
        }
    }

    /** Knows nothing of clocks. */
    private static final class Invoker {
        static Object invoke(Map<String, Method> methods, String name) throws ReflectiveOperationException {
            return methods.get(name).invoke(null);
        }
    }

    /** Read in another class loader, and as a hidden class. */
    public static final class Read implements LongSupplier {

        public Read() {}

        @Override
        public long getAsLong() {
            return System.currentTimeMillis();
        }
    }

    private static final class BirthDate extends Date {
        private static final long serialVersionUID = 1;

        BirthDate() {
            super();
        }
    }

    private static final class OtherLoader extends ClassLoader {

        OtherLoader() {
            super(ReadGrid.class.getClassLoader());
        }

        Class<?> load(Class<?> again) throws IOException {
            byte[] file = fileOf(again);
            return defineClass(again.getName(), file, 0, file.length);
        }
    }
}
