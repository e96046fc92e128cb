package io.github.usersig.clock;

import io.github.usersig.clock.internal.ElapsedTime;
import io.github.usersig.clock.internal.Site;
import io.github.usersig.clock.internal.Sites;
import io.github.usersig.clock.internal.TimeState;
import io.github.usersig.clock.internal.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Who reads which clock: the answer to "why did my token not expire".
 *
 * <pre>{@code
 * try (ClockAudit audit = AppClock.audit()) {
 *     app.login("alice");
 *     System.err.println(audit);
 * }
 * }</pre>
 *
 * <p>Lists what classes of the app, its libraries and {@linkplain RealTimeCode code on real time} read at call sites that the agent has seen. Reads by the
 * JDK in somebody's name ({@code LogRecord}, {@code HttpCookie}) are not listed. Counting slows reads down a little; it
 * ends when the audit is closed. Thread-safe.
 */
public final class ClockAudit implements AutoCloseable {

    /** Sites at which no clock is read, but one may be looked up, or will be read by a scheduler. */
    private static final Pattern NO_READS = Pattern.compile(
            "Method\\..*|MethodHandles\\..*|Executors\\..*|new (Timer|ScheduledThreadPoolExecutor)\\(\\)");

    private final Supplier<List<Site>> sites;

    ClockAudit(Supplier<List<Site>> sites) {
        this.sites = sites;
        Sites.count(true);
    }

    /** What has been read since the audit began, by class. */
    public List<ClockRead> reads() {
        return all().stream().filter(read -> read.count() > 0).toList();
    }

    /** What could be read by the classes that have been loaded, whether it has been or not, by class. */
    public List<ClockRead> all() {
        return sites.get().stream()
                .filter(site -> !NO_READS.matcher(site.read()).matches())
                .map(ClockAudit::describe)
                .sorted(Comparator.comparing(ClockRead::className).thenComparing(ClockRead::methodName))
                .toList();
    }

    /** Who goes by elapsed time, which no clock moves unless {@link AppClock#alsoMoveElapsedTimeOf} names its package. */
    public List<ClockRead> reliesOnNanoTime() {
        return reads().stream()
                .filter(read -> read.read().equals("System.nanoTime()"))
                .toList();
    }

    private static ClockRead describe(Site site) {
        if (site.read().equals("System.nanoTime()")) {
            ElapsedTime elapsed = site.elapsed();
            boolean advanced = elapsed != null && elapsed.isAdvanced();
            return new ClockRead(
                    site.className(),
                    site.methodName(),
                    site.read(),
                    elapsed == null ? "elapsed time, real" : "elapsed time, advanced",
                    advanced,
                    site.reads());
        }
        Timeline timeline = site.timeline();
        return new ClockRead(
                site.className(),
                site.methodName(),
                site.read(),
                timeline.toString(),
                timeline.state() != TimeState.REAL,
                site.reads());
    }

    @Override
    public void close() {
        Sites.count(false);
    }

    /** A table of {@link #reads}. */
    @Override
    public String toString() {
        StringBuilder table =
                new StringBuilder("   count  read                               clock                        by\n");
        reads().forEach(read -> table.append(read).append('\n'));
        return table.toString();
    }
}
