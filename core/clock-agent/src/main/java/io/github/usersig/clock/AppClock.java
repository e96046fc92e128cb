package io.github.usersig.clock;

import io.github.usersig.clock.Standing.Setting;
import io.github.usersig.clock.internal.ElapsedTime;
import io.github.usersig.clock.internal.ForwardOnly;
import io.github.usersig.clock.internal.PackageClocks;
import io.github.usersig.clock.internal.Packages;
import io.github.usersig.clock.internal.Readers;
import io.github.usersig.clock.internal.RealTime;
import io.github.usersig.clock.internal.Sites;
import io.github.usersig.clock.internal.TimeState;
import io.github.usersig.clock.internal.Timeline;
import io.github.usersig.clock.internal.schedule.Advance;
import io.github.usersig.clock.internal.schedule.Schedulers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The clock that the app under test reads. It starts as the real one; a test moves it, and everything in the app and its
 * libraries that asks for the time gets the moved time: {@code System.currentTimeMillis()}, {@code java.time},
 * {@code new Date()}, calendars. {@code System.nanoTime()}, sleeping, waiting and timers stay real.
 *
 * <pre>{@code
 * AppClock clock = AppClock.get();
 *
 * try (ClockScope ahead = clock.skew(Duration.ofMinutes(10))) {
 *     app.login("alice");                    // its clock is ten minutes fast
 * }                                          // and here it is right again
 *
 * clock.advance(Duration.ofHours(23));       // 23 hours later, without waiting
 * clock.restore();
 * }</pre>
 *
 * <p>The JVM must have been started with the clock agent, {@code -javaagent:usersig-clock-agent.jar}; without it
 * {@link #get} throws an error that says what to add where.
 *
 * <p><b>Whose clock.</b> {@link #get} is the clock of the whole JVM. {@link #forPackages} gives some packages a clock of
 * their own: {@code client} may be ten minutes fast while {@code server} is right. A class follows the clock of the
 * closest package that has been moved, otherwise that of the JVM. Some code never follows: see {@link RealTimeCode}.
 *
 * <p><b>Scopes.</b> What sets the clock returns a {@link ClockScope} that, when closed, puts it back to what it was.
 * {@link #restore} ends everything at once.
 *
 * <p>Thread-safe. A movement is seen by all threads as soon as the call has returned, and no thread ever sees half of one.
 * Tests that move the clock of the same JVM at the same time see each other's movements.
 */
public final class AppClock {

    /** How many scopes of movements can be open on one clock, and of what is also moved on all; of more, the oldest lose their effect. */
    static final int MOST_SCOPES = 10_000;

    private final Timeline timeline;
    private final List<String> packages;

    /** From the newest to the oldest. */
    private final Deque<Setting> settings = new ArrayDeque<>();

    private @Nullable String movedBy;

    AppClock(Timeline timeline, List<String> packages) {
        this.timeline = timeline;
        this.packages = packages;
    }

    /**
     * The clock of this JVM's app: of all its classes or, if the agent was started with {@code include=}, of those.
     *
     * @throws ClockAgentMissingException if this JVM runs without the agent; the message says what to add where
     */
    public static AppClock get() {
        ClockAgentMissingException.unlessInstalled();
        return Clocks.MAIN;
    }

    /**
     * A clock for the callers in these packages only, and in the packages below them. As long as it has not been moved they
     * follow the clock of the JVM.
     *
     * <p>A {@code java.time.Clock} keeps the clock of whoever made it. One that was made before its package was named here
     * follows the JVM's; name packages early, or in the agent's argument {@code skew@com.acme=PT0S}.
     *
     * @param packages such as {@code com.acme.client}; the full name of a class stands for that class
     * @return always the same clock for the same packages
     * @throws IllegalArgumentException if one of these packages has another clock that is moved at the moment
     * @throws ClockAgentMissingException if this JVM runs without the agent
     */
    public static AppClock forPackages(String... packages) {
        ClockAgentMissingException.unlessInstalled();
        return Clocks.of(Packages.requireNames(packages));
    }

    /**
     * The clocks that somebody has asked for up to now: those of packages, and that of the JVM.
     *
     * @throws ClockAgentMissingException if this JVM runs without the agent
     */
    public static List<AppClock> all() {
        ClockAgentMissingException.unlessInstalled();
        return Clocks.all();
    }

    /**
     * Those of them that are moved at the moment.
     *
     * @throws ClockAgentMissingException if this JVM runs without the agent
     */
    public static List<AppClock> moved() {
        return all().stream().filter(clock -> clock.state().isMoved()).toList();
    }

    /**
     * Remembers how all clocks stand and what they also move. Closing the scope puts everything back to that, whoever
     * changed it since; a clock that nobody had asked for yet becomes real. For test frameworks: {@code @WritesClock} and
     * its kin do this around each test.
     *
     * @throws ClockAgentMissingException if this JVM runs without the agent
     */
    public static ClockScope remember() {
        ClockAgentMissingException.unlessInstalled();
        Memory memory = new Memory();
        AtomicBoolean open = new AtomicBoolean(true);
        return new ClockScope(() -> {
            if (open.getAndSet(false)) {
                memory.putBack();
            }
        });
    }

    /** Makes this clock run ahead of the real one, or behind it if negative. */
    public ClockScope skew(Duration ahead) {
        return set(TimeState.skewed(Objects.requireNonNull(ahead, "ahead")));
    }

    /** Stops this clock where it is. */
    public ClockScope freeze() {
        return freezeAt(now());
    }

    /** Makes this clock show one instant and stay there, until it is {@link #advance advanced} or set otherwise. */
    public ClockScope freezeAt(Instant instant) {
        return set(TimeState.frozen(Objects.requireNonNull(instant, "instant")));
    }

    /** Makes this clock show this instant now and run on from there; a frozen clock stays frozen. */
    public ClockScope moveTo(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        synchronized (timeline) {
            return set(timeline.state().movedTo(instant, RealTime.instant()));
        }
    }

    /**
     * Makes this clock go wrong slowly, from what it shows now.
     *
     * @param partsPerMillion how many microseconds it gains in a second; it loses them if negative. 50 is a common quartz
     *     clock on a warm day; at 500,000 two real seconds are three.
     */
    public ClockScope drift(long partsPerMillion) {
        synchronized (timeline) {
            return set(timeline.state().drifting(partsPerMillion, RealTime.instant()));
        }
    }

    /**
     * Makes this clock jump to and fro around what it shows now: at the beginning of each interval it is set to a random
     * offset. The same seed gives the same sequence of offsets.
     *
     * @param seed of the sequence
     * @param atMost how far it is off, at most, to either side
     * @param every how long it stays at one offset, in real time
     */
    public ClockScope jump(long seed, Duration atMost, Duration every) {
        synchronized (timeline) {
            return set(timeline.state().jumping(seed, atMost, every, RealTime.instant()));
        }
    }

    /**
     * Lets time go by on this clock. Returns when all tasks have run that became due on the way in the
     * {@link #alsoMoveSchedulersOf schedulers} that follow it, in the order in which they were due, each at its time: a task
     * that is due in an hour sees this clock one hour later, however far the clock goes on.
     *
     * <p>What still runs when this begins is waited for first. What the tasks hand over is waited for, too, before the clock
     * goes on: to executors and threads of packages whose schedulers follow, and to the JDK's common pool. A warning on the
     * standard error stream names what is handed to others.
     *
     * <p>Several threads that call this have their turns one after the other. A call that takes long says on the standard
     * error stream how far it has come.
     *
     * @param by not negative, and at most 292 years; for anything else use {@link #skew} or {@link #moveTo}
     * @throws IllegalStateException if a task has not ended within 30 seconds of real time; if tasks schedule each other
     *     without a delay and so never let time go by; if the thread is interrupted; or if this is called by a task that an
     *     advance runs. The message names the task, and how far the clock has come
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException(
                    "advance(" + by + "): time only goes forward; use skew or moveTo to turn the clock back");
        }
        synchronized (timeline) {
            timeline.requireRoom(by);
            declare();
            movedBy = Caller.line();
        }
        Advance.advance(timeline, by);
    }

    /** Ends everything: the clock is real again and moves nothing else. Elapsed time keeps its advance. */
    public void restore() {
        putBack(Standing.RIGHT);
        FollowRequests.endAllOf(timeline);
    }

    /**
     * Fails if this clock is that of some packages and in one of them no class has been loaded so far that reads a clock:
     * then it has moved nothing there, and what a test has seen of it proves nothing. To be asked when the app has done what
     * was to be tried.
     *
     * <pre>{@code
     * AppClock clock = AppClock.forPackages("com.acme.client");
     * clock.skew(Duration.ofMinutes(10));
     * app.login("alice");
     * clock.requireReaders();
     * }</pre>
     *
     * @throws IllegalStateException if there is such a package; the message names it, and packages of a similar name where
     *     clocks are read
     */
    public void requireReaders() {
        List<String> without = Readers.without(packages);
        if (!without.isEmpty()) {
            throw new IllegalStateException(
                    without.stream().map(Readers::explain).collect(Collectors.joining(" ")));
        }
    }

    /** What this clock shows. */
    public Instant now() {
        return timeline.instant();
    }

    /** How this clock stands to the real one at this moment, who moved it, and what it also moves. */
    public ClockState state() {
        synchronized (timeline) {
            List<AlsoMoved> alsoMoved = FollowRequests.of(timeline).stream()
                    .map(FollowRequest::told)
                    .distinct() // by one line for each test, say
                    .toList();
            return ClockState.of(timeline.toString(), timeline.state(), RealTime.instant(), movedBy, alsoMoved);
        }
    }

    /**
     * Elapsed time for caches that take a ticker, in nanoseconds: runs as {@code System.nanoTime()} does, and leaps forward
     * when this clock is {@link #advance advanced}.
     *
     * <pre>{@code
     * Caffeine.newBuilder().ticker(AppClock.get().ticker()::getAsLong).expireAfterWrite(Duration.ofHours(1)).build();
     * }</pre>
     */
    public LongSupplier ticker() {
        return timeline::elapsedNanos;
    }

    /**
     * From now on, when this clock is {@link #advance advanced}, the {@code System.nanoTime()} that these packages read
     * advances too: {@code com.github.benmanes.caffeine}, {@code com.google.common}, or an app's own. Only forward; what
     * was advanced remains when the scope is closed, because elapsed time must never go back.
     */
    public ClockScope alsoMoveElapsedTimeOf(String... packages) {
        return alsoMove(
                "elapsed time of",
                Packages.requireNames(packages),
                name -> ElapsedTime.follow(name, timeline),
                name -> ElapsedTime.follow(name, null));
    }

    /**
     * From now on, when this clock is {@link #advance advanced}, the {@code ScheduledExecutorService}s and {@code Timer}s
     * that these packages have made or will make run what has become due, on their own threads. A task that comes again
     * runs each time it has become due. What the tasks hand to other executors of these packages is waited for. While this
     * clock is frozen these schedulers stand still, too: what has a delay runs when the clock is advanced, and at the very
     * moment at which it is due.
     *
     * <p>What has its own way to wait does not follow: {@code ForkJoinPool} as a scheduler (JDK 25), event loops, Quartz,
     * coroutines. A warning on the standard error stream says so if these packages use it.
     *
     * @throws IllegalStateException on a JDK whose schedulers are built differently from those of JDK 17 and 25
     */
    public ClockScope alsoMoveSchedulersOf(String... packages) {
        return alsoMove(
                "schedulers of",
                Packages.requireNames(packages),
                name -> Schedulers.follow(name, timeline),
                name -> Schedulers.follow(name, null));
    }

    /**
     * From now on, code that keeps the real time by default follows this clock: certificates expire with it, say.
     *
     * <pre>{@code
     * clock.alsoMove(RealTimeCode.CERTIFICATES);
     * clock.advance(Duration.ofDays(400));       // and the server's certificate is no longer valid
     * }</pre>
     *
     * @throws IllegalStateException if this clock is that of some packages only: name the packages of that code there
     *     instead
     */
    public ClockScope alsoMove(RealTimeCode code) {
        if (timeline != Timeline.JVM) {
            throw new IllegalStateException(
                    "Only the clock of the whole JVM can also move " + code + ", and this one is that of " + timeline
                            + "; add the packages that shall follow to forPackages(...)");
        }
        return alsoMove("real-time code", List.of(code.word()), word -> code.follow(true), word -> code.follow(false));
    }

    /**
     * From now on until the JVM ends, these packages go forward whenever this clock does, and by as much, but never back with
     * it: when it is {@link #restore restored}, or set back in any other way, they run on from where they stand. For code
     * that keeps what the time was: makers of ordered ids, which refuse to work when the clock has gone back; rate
     * limiters, circuit breakers and schedulers, which would wait until the real time has caught up.
     *
     * <pre>{@code
     * clock.neverTurnBackFor("cn.hutool.core.lang", "org.quartz");
     * }</pre>
     *
     * <p>{@code freeze} stops them as it stops this clock. A clock of their own, {@link #forPackages}, comes first while it is
     * moved. Neither {@link #restore} nor {@link #remember} ends it.
     *
     * @throws IllegalArgumentException if one of these packages already goes forward with another clock
     */
    public void neverTurnBackFor(String... packages) {
        ForwardOnly.follow(Packages.requireNames(packages), timeline);
    }

    /**
     * Starts to count who reads which clock, until the audit is closed. One at a time.
     *
     * @throws ClockAgentMissingException if this JVM runs without the agent
     */
    public static ClockAudit audit() {
        ClockAgentMissingException.unlessInstalled();
        return new ClockAudit(Sites::all);
    }

    private ClockScope set(TimeState next) {
        synchronized (timeline) {
            return new ClockScope(setTo(next));
        }
    }

    /** Returns what undoes it. */
    private Runnable setTo(TimeState next) {
        declare();
        Setting setting = new Setting(timeline.state(), movedBy);
        timeline.state(next);
        movedBy = Caller.line();
        settings.push(setting);
        if (settings.size() > MOST_SCOPES) {
            settings.removeLast();
        }
        return () -> undo(setting);
    }

    /** Also undoes what was set since and is still open; what has been undone already is left alone. */
    private void undo(Setting setting) {
        synchronized (timeline) {
            if (settings.contains(setting)) {
                while (settings.pop() != setting) {
                    // undone with it
                }
                timeline.state(setting.before);
                movedBy = setting.movedBy;
            }
        }
    }

    /** Says that this is the clock of its packages from now on. */
    void declare() {
        if (timeline != Timeline.JVM) {
            PackageClocks.declare(packages, timeline);
        }
    }

    Standing standing() {
        synchronized (timeline) {
            return new Standing(timeline.state(), movedBy, List.copyOf(settings));
        }
    }

    void putBack(Standing standing) {
        synchronized (timeline) {
            if (standing.isMoved()) {
                declare();
            }
            settings.clear();
            settings.addAll(standing.settings());
            if (timeline.state() != standing.state()) {
                timeline.state(standing.state());
            }
            movedBy = standing.movedBy();
        }
    }

    private ClockScope alsoMove(String what, List<String> names, Consumer<String> on, Consumer<String> off) {
        FollowRequest request = new FollowRequest(timeline, what, names, on, off, Caller.line());
        FollowRequests.add(request);
        return new ClockScope(() -> FollowRequests.end(request));
    }

    @Override
    public String toString() {
        return state().toString();
    }
}
