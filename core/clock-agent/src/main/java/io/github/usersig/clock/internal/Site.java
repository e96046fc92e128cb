package io.github.usersig.clock.internal;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One kind of clock read in one method of one class. What clock it reads can change at any time. */
public final class Site {

    final int id;
    private final String className;
    private final String methodName;
    private final String read;
    private final @Nullable RealTimeClasses realTime;

    /** None until somebody counts: to make one would cost the first class that is woven a start of its own. */
    private volatile @Nullable LongAdder reads;

    /** The clock that callers here have to themselves; without one they follow the JVM's. */
    private volatile @Nullable Timeline own;

    /** Set when a test wants these callers' {@code nanoTime} to be moved. */
    private volatile @Nullable ElapsedTime elapsed;

    /** Whether a {@code Clock} was made here while the callers had no clock of their own. */
    private volatile boolean madeClock;

    Site(int id, String className, String methodName, String read, @Nullable RealTimeClasses realTime) {
        this.id = id;
        this.className = className;
        this.methodName = methodName;
        this.read = read;
        this.realTime = realTime;
    }

    public String className() {
        return className;
    }

    public String methodName() {
        return methodName;
    }

    public String read() {
        return read;
    }

    public long reads() {
        LongAdder counted = reads;
        return counted == null ? 0 : counted.sum();
    }

    @Nullable
    Timeline own() {
        return own;
    }

    /** What callers here read. */
    public Timeline timeline() {
        Timeline mine = own;
        return mine != null ? mine : Timeline.JVM;
    }

    public @Nullable ElapsedTime elapsed() {
        return elapsed;
    }

    void assign() {
        Timeline ofPackage = PackageClocks.timelineOf(className);
        if (ofPackage != null) {
            own = ofPackage;
        } else {
            own = realTime != null && !realTime.follow() ? Timeline.REAL : null;
        }
        elapsed = ElapsedTime.of(className);
    }

    void count() {
        LongAdder counted = reads;
        if (counted != null) {
            counted.increment();
        }
    }

    void forget() {
        reads = new LongAdder();
    }

    void makesClock() {
        madeClock = true;
    }

    boolean hasMadeClock() {
        return madeClock;
    }
}
