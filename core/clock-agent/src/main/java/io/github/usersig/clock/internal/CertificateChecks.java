package io.github.usersig.clock.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * The JDK's checks of certificates go by the real time, and so would refuse a certificate that the app has just made by
 * its moved clock. So a certificate is not yet valid, or expired, only if it is so by the real time and by every clock
 * that is moved: what either takes is taken.
 */
@SuppressWarnings("JavaUtilDate") // what the callers wrote
public final class CertificateChecks {

    /** How long after the JDK has read the time it may compare it. Other dates are somebody's own, and hold as they are. */
    private static final Duration NOW = Duration.ofMinutes(1);

    private CertificateChecks() {}

    /** {@code notBefore.after(now)} */
    public static boolean after(Date notBefore, Date now) {
        return notBefore.after(now) && (!isNow(now) || notBefore.after(Date.from(latest())));
    }

    /** {@code notAfter.before(now)} */
    public static boolean before(Date notAfter, Date now) {
        return notAfter.before(now) && (!isNow(now) || notAfter.before(Date.from(earliest())));
    }

    private static boolean isNow(Date date) {
        return !RealTimeClasses.CERTIFICATES.follow()
                && Duration.between(date.toInstant(), RealTime.instant()).abs().compareTo(NOW) < 0;
    }

    private static Instant latest() {
        Instant latest = Timeline.JVM.instant();
        for (Timeline each : PackageClocks.moved()) {
            Instant shown = each.instant();
            latest = shown.isAfter(latest) ? shown : latest;
        }
        return latest;
    }

    private static Instant earliest() {
        Instant earliest = Timeline.JVM.instant();
        for (Timeline each : PackageClocks.moved()) {
            Instant shown = each.instant();
            earliest = shown.isBefore(earliest) ? shown : earliest;
        }
        return earliest;
    }
}
