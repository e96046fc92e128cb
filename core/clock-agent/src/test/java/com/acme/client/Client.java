package com.acme.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** An app's package, whose clock is moved apart from the others'. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
public final class Client {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** In all ways that show more than a date. */
    public List<Instant> reads() throws Throwable {
        LongSupplier millis = System::currentTimeMillis;
        Supplier<Instant> instant = Instant::now;
        Supplier<Date> date = Date::new;
        Supplier<Calendar> calendar = Calendar::getInstance;
        Function<ZoneId, ZonedDateTime> zoned = ZonedDateTime::now;
        return List.of(
                Instant.ofEpochMilli(System.currentTimeMillis()),
                Instant.ofEpochMilli(millis.getAsLong()),
                Instant.ofEpochMilli(
                        (Long) System.class.getMethod("currentTimeMillis").invoke(null)),
                Instant.ofEpochMilli((long) MethodHandles.lookup()
                        .findStatic(System.class, "currentTimeMillis", MethodType.methodType(long.class))
                        .invokeExact()),
                Instant.now(),
                instant.get(),
                zoned.apply(ZoneOffset.UTC).toInstant(),
                LocalDateTime.now(ZoneOffset.UTC).toInstant(ZoneOffset.UTC),
                LocalDateTime.now().atZone(ZoneId.systemDefault()).toInstant(),
                OffsetDateTime.now().toInstant(),
                new Date().toInstant(),
                date.get().toInstant(),
                Calendar.getInstance().toInstant(),
                Calendar.getInstance(UTC, Locale.ROOT).toInstant(),
                calendar.get().toInstant(),
                new GregorianCalendar().toInstant(),
                new GregorianCalendar(UTC, Locale.ROOT).toInstant(),
                Clock.systemUTC().instant(),
                Clock.tickMillis(ZoneOffset.UTC).instant(),
                InstantSource.system().instant());
    }

    public LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    public Clock clock() {
        return Clock.systemUTC();
    }
}
