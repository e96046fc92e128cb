package io.github.usersig.clock.internal;

import io.github.usersig.clock.internal.Schedulers.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets time go by: from one due task to the next, so that each task sees the time at which it was due. */
public final class Advance {

    /** How long one task may take. Real time. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private Advance() {}

    public static void advance(Timeline timeline, Duration by) {
        try {
            if (!ONE_AT_A_TIME.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("Another advance of a clock has been running for " + PATIENCE
                        + ". A task that an advance runs cannot itself advance the clock.");
            }
            try {
                run(timeline, by);
            } finally {
                ONE_AT_A_TIME.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the clock was advanced by " + by, e);
        }
    }

    private static void run(Timeline timeline, Duration by) throws InterruptedException {
        Duration left = by;
        while (true) {
            List<Schedule> schedules = Schedulers.following(timeline);
            Duration most = left;
            Optional<Schedule.Due> due =
                    Schedulers.next(schedules).filter(next -> next.in().compareTo(most) <= 0);
            Duration step = due.map(next -> wholeMillis(next.in(), most)).orElse(left);
            timeline.advance(step);
            schedules.forEach(schedule -> schedule.comeCloser(step));
            left = left.minus(step);
            if (due.isEmpty()) {
                return;
            }
            await(due.get(), step);
        }
    }

    /** Rounded up, as a {@link java.util.Timer} knows nothing smaller; what is overdue needs no step. */
    private static Duration wholeMillis(Duration in, Duration atMost) {
        if (in.isNegative() || in.isZero()) {
            return Duration.ZERO;
        }
        Duration up = Duration.ofMillis(in.plusNanos(999_999).toMillis());
        return up.compareTo(atMost) > 0 ? atMost : up;
    }

    private static void await(Schedule.Due due, Duration cameCloser) throws InterruptedException {
        if (!due.run().await(cameCloser, PATIENCE)) {
            throw new IllegalStateException("The clock was advanced to when " + due.task()
                    + " is due, but it has not run to its end within " + PATIENCE
                    + ": it takes long, it waits for something, or its scheduler's threads are busy with other tasks.");
        }
    }
}
