package io.github.usersig.clock.internal;

import java.time.Clock;
import java.time.Duration;
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
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The reads of {@code java.time} and {@code java.util} that woven classes do here instead of at home. Each asks whether
 * its caller has a clock of its own; where it has none, it does just what the caller wrote, so that the JVM's clock, and
 * whoever else changes these methods, Mockito say, has the last word.
 *
 * <p>Named after the class they replace a method of; the number of the site comes first, so that a method reference can
 * become a reference to one of these with the site bound.
 */
@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate"}) // what the callers wrote
public final class Reads {

    private Reads() {}

    private static @Nullable Clock ownClock(int site) {
        Site own = Sites.own(site);
        return own == null ? null : new SiteClock(own, ZoneId.systemDefault());
    }

    private static @Nullable Clock ownClock(int site, ZoneId zone) {
        Site own = Sites.own(site);
        return own == null ? null : new SiteClock(own, zone);
    }

    public static Instant instantNow(int site) {
        Site own = Sites.own(site);
        return own == null ? Instant.now() : own.timeline().instant();
    }

    public static LocalDate localDateNow(int site) {
        Clock own = ownClock(site);
        return own == null ? LocalDate.now() : LocalDate.now(own);
    }

    public static LocalDate localDateNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? LocalDate.now(zone) : LocalDate.now(own);
    }

    public static LocalTime localTimeNow(int site) {
        Clock own = ownClock(site);
        return own == null ? LocalTime.now() : LocalTime.now(own);
    }

    public static LocalTime localTimeNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? LocalTime.now(zone) : LocalTime.now(own);
    }

    public static LocalDateTime localDateTimeNow(int site) {
        Clock own = ownClock(site);
        return own == null ? LocalDateTime.now() : LocalDateTime.now(own);
    }

    public static LocalDateTime localDateTimeNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? LocalDateTime.now(zone) : LocalDateTime.now(own);
    }

    public static ZonedDateTime zonedDateTimeNow(int site) {
        Clock own = ownClock(site);
        return own == null ? ZonedDateTime.now() : ZonedDateTime.now(own);
    }

    public static ZonedDateTime zonedDateTimeNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? ZonedDateTime.now(zone) : ZonedDateTime.now(own);
    }

    public static OffsetDateTime offsetDateTimeNow(int site) {
        Clock own = ownClock(site);
        return own == null ? OffsetDateTime.now() : OffsetDateTime.now(own);
    }

    public static OffsetDateTime offsetDateTimeNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? OffsetDateTime.now(zone) : OffsetDateTime.now(own);
    }

    public static OffsetTime offsetTimeNow(int site) {
        Clock own = ownClock(site);
        return own == null ? OffsetTime.now() : OffsetTime.now(own);
    }

    public static OffsetTime offsetTimeNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? OffsetTime.now(zone) : OffsetTime.now(own);
    }

    public static Year yearNow(int site) {
        Clock own = ownClock(site);
        return own == null ? Year.now() : Year.now(own);
    }

    public static Year yearNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? Year.now(zone) : Year.now(own);
    }

    public static YearMonth yearMonthNow(int site) {
        Clock own = ownClock(site);
        return own == null ? YearMonth.now() : YearMonth.now(own);
    }

    public static YearMonth yearMonthNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? YearMonth.now(zone) : YearMonth.now(own);
    }

    public static MonthDay monthDayNow(int site) {
        Clock own = ownClock(site);
        return own == null ? MonthDay.now() : MonthDay.now(own);
    }

    public static MonthDay monthDayNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? MonthDay.now(zone) : MonthDay.now(own);
    }

    public static ThaiBuddhistDate thaiBuddhistDateNow(int site) {
        Clock own = ownClock(site);
        return own == null ? ThaiBuddhistDate.now() : ThaiBuddhistDate.now(own);
    }

    public static ThaiBuddhistDate thaiBuddhistDateNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? ThaiBuddhistDate.now(zone) : ThaiBuddhistDate.now(own);
    }

    public static JapaneseDate japaneseDateNow(int site) {
        Clock own = ownClock(site);
        return own == null ? JapaneseDate.now() : JapaneseDate.now(own);
    }

    public static JapaneseDate japaneseDateNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? JapaneseDate.now(zone) : JapaneseDate.now(own);
    }

    public static MinguoDate minguoDateNow(int site) {
        Clock own = ownClock(site);
        return own == null ? MinguoDate.now() : MinguoDate.now(own);
    }

    public static MinguoDate minguoDateNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? MinguoDate.now(zone) : MinguoDate.now(own);
    }

    public static HijrahDate hijrahDateNow(int site) {
        Clock own = ownClock(site);
        return own == null ? HijrahDate.now() : HijrahDate.now(own);
    }

    public static HijrahDate hijrahDateNow(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? HijrahDate.now(zone) : HijrahDate.now(own);
    }

    /** For {@code Chronology.dateNow()}, which becomes {@code dateNow(clock)}. */
    public static Clock systemClock(int site) {
        Clock own = ownClock(site);
        return own == null ? Clock.systemDefaultZone() : own;
    }

    public static Clock systemClock(int site, ZoneId zone) {
        Clock own = ownClock(site, zone);
        return own == null ? Clock.system(zone) : own;
    }

    public static Clock clockSystemUTC(int site) {
        return following(site, Clock.systemUTC());
    }

    public static Clock clockSystemDefaultZone(int site) {
        return following(site, Clock.systemDefaultZone());
    }

    public static Clock clockSystem(int site, ZoneId zone) {
        return following(site, Clock.system(zone));
    }

    public static Clock clockTickMillis(int site, ZoneId zone) {
        Site maker = Sites.read(site);
        return followsItsMaker(maker)
                ? Clock.tick(new SiteClock(maker, zone), Duration.ofMillis(1))
                : Clock.tickMillis(zone);
    }

    public static Clock clockTickSeconds(int site, ZoneId zone) {
        Site maker = Sites.read(site);
        return followsItsMaker(maker)
                ? Clock.tick(new SiteClock(maker, zone), Duration.ofSeconds(1))
                : Clock.tickSeconds(zone);
    }

    public static Clock clockTickMinutes(int site, ZoneId zone) {
        Site maker = Sites.read(site);
        return followsItsMaker(maker)
                ? Clock.tick(new SiteClock(maker, zone), Duration.ofMinutes(1))
                : Clock.tickMinutes(zone);
    }

    public static InstantSource instantSourceSystem(int site) {
        Site maker = Sites.read(site);
        return followsItsMaker(maker) ? new SiteClock(maker, ZoneOffset.UTC) : InstantSource.system();
    }

    /** A clock outlives the call that made it, so it must follow its maker if that has, or can get, its own clock. */
    private static Clock following(int site, Clock made) {
        Site maker = Sites.read(site);
        return followsItsMaker(maker) ? new SiteClock(maker, made.getZone()) : made;
    }

    private static boolean followsItsMaker(Site maker) {
        if (maker.own() != null || PackageClocks.declared(maker.className())) {
            return true;
        }
        maker.makesClock();
        return false;
    }

    public static Date date(int site) {
        Date date = new Date();
        adjust(date, site);
        return date;
    }

    /** Called behind {@code new Date()}. */
    public static void adjust(Date date, int site) {
        Site own = Sites.own(site);
        if (own != null) {
            date.setTime(own.timeline().millis());
        }
    }

    public static GregorianCalendar gregorianCalendar(int site) {
        return adjusted(new GregorianCalendar(), site);
    }

    public static GregorianCalendar gregorianCalendar(int site, TimeZone zone) {
        return adjusted(new GregorianCalendar(zone), site);
    }

    public static GregorianCalendar gregorianCalendar(int site, Locale locale) {
        return adjusted(new GregorianCalendar(locale), site);
    }

    public static GregorianCalendar gregorianCalendar(int site, TimeZone zone, Locale locale) {
        return adjusted(new GregorianCalendar(zone, locale), site);
    }

    public static Calendar calendarGetInstance(int site) {
        return adjusted(Calendar.getInstance(), site);
    }

    public static Calendar calendarGetInstance(int site, TimeZone zone) {
        return adjusted(Calendar.getInstance(zone), site);
    }

    public static Calendar calendarGetInstance(int site, Locale locale) {
        return adjusted(Calendar.getInstance(locale), site);
    }

    public static Calendar calendarGetInstance(int site, TimeZone zone, Locale locale) {
        return adjusted(Calendar.getInstance(zone, locale), site);
    }

    private static <C extends Calendar> C adjusted(C calendar, int site) {
        adjust(calendar, site);
        return calendar;
    }

    /** Called behind {@code new GregorianCalendar()}. */
    public static void adjust(Calendar calendar, int site) {
        Site own = Sites.own(site);
        if (own != null) {
            calendar.setTimeInMillis(own.timeline().millis());
        }
    }
}
