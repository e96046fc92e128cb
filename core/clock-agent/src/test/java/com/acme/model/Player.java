package com.acme.model;

import com.acme.model.Observed.Called;
import com.acme.model.Observed.Moment;
import com.acme.model.Observed.Ran;
import com.acme.model.Plan.Advance;
import com.acme.model.Plan.Call;
import com.acme.model.Plan.Cancel;
import com.acme.model.Plan.CancelTask;
import com.acme.model.Plan.ClockKind;
import com.acme.model.Plan.Fail;
import com.acme.model.Plan.HandOver;
import com.acme.model.Plan.Job;
import com.acme.model.Plan.Pause;
import com.acme.model.Plan.Round;
import com.acme.model.Plan.Schedule;
import com.acme.model.Plan.Spawn;
import com.acme.model.Plan.Step;
import com.acme.model.Plan.Style;
import com.acme.model.Plan.Task;
import com.acme.model.Plan.TryToAdvance;
import io.github.usersig.clock.AppClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Carries out a plan with a real clock, real executors and real threads, and writes down what happens. */
final class Player {

    /** How long a round may take, of real time. An advance that is never over ends the history here. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String PACKAGE = Player.class.getPackageName();

    /** A clock that is not right gains or loses one millisecond in so many. */
    static final int DRIFTS_ONE_IN = 10;

    private static final long DRIFT = 1_000_000 / DRIFTS_ONE_IN;

    private final AppClock clock;
    private final Plan plan;
    private final List<Scheduler> schedulers = new ArrayList<>();
    private final Map<Integer, CompletableFuture<Runnable>> cancels = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> runCounts = new ConcurrentHashMap<>();
    private final Queue<Called> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Ran> runs = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong sequence = new AtomicLong();
    private final long startNanos = System.nanoTime();
    private final long startMillis;

    private Player(Plan plan) {
        this.plan = plan;
        this.clock = clock(plan.clock());
        this.startMillis = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(Plan.START);
    }

    private static AppClock clock(ClockKind kind) {
        AppClock clock = AppClock.get();
        switch (kind) {
            case RUNNING -> {}
            case FROZEN -> clock.freeze();
            case FAST -> clock.drift(DRIFT);
            case SLOW -> clock.drift(-DRIFT);
            case OF_THE_PACKAGE -> {
                clock.freeze();
                clock = AppClock.forPackages(PACKAGE);
                clock.skew(Duration.ofDays(-3));
            }
        }
        return clock;
    }

    static Observed play(Plan plan) throws InterruptedException {
        Player player = new Player(plan);
        try {
            return player.play();
        } finally {
            AppClock.all().forEach(AppClock::restore);
        }
    }

    private Observed play() throws InterruptedException {
        if (!plan.followsLate()) {
            follow();
        }
        for (int i = 0; i < plan.schedulers().size(); i++) {
            schedulers.add(Scheduler.make(plan.schedulers().get(i), threadsOf(i)));
        }
        Thread gauge = new Thread(this::watchQueues);
        if (plan.gauge()) {
            gauge.setDaemon(true);
            gauge.start();
        }
        for (int i = 0; i < plan.rounds().size() && failures.isEmpty(); i++) {
            play(i, plan.rounds().get(i));
            if (i == 0 && plan.followsLate()) {
                follow();
            }
        }
        // What runs from here on was not waited for.
        Observed observed = new Observed(List.copyOf(calls), List.copyOf(runs), List.copyOf(failures));
        gauge.interrupt();
        for (Scheduler scheduler : schedulers) {
            if (!scheduler.stop()) {
                failures.add("a thread is still busy");
            }
        }
        if (failures.isEmpty() && runs.size() > observed.runs().size()) {
            failures.add("ran when the last advance had returned: "
                    + List.copyOf(runs).subList(observed.runs().size(), runs.size()));
        }
        return new Observed(observed.calls(), observed.runs(), List.copyOf(failures));
    }

    private void follow() {
        clock.alsoMoveSchedulersOf(PACKAGE);
    }

    static String threadsOf(int scheduler) {
        return "scheduler " + scheduler;
    }

    @SuppressWarnings("ThreadPriorityCheck") // a busy machine has others to run
    private void watchQueues() {
        while (!Thread.currentThread().isInterrupted()) {
            schedulers.forEach(Scheduler::queueLength);
            Thread.yield();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // all begin as much at the same time as the machine allows
    private void play(int index, Round round) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(round.threads().size());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < round.threads().size(); i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                start.countDown();
                while (start.getCount() > 0) {
                    Thread.yield();
                }
                callAll(index, number, round.threads().get(number));
            });
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            if (thread.isAlive()) {
                failures.add(
                        "round " + index + " is not over after " + PATIENCE + ": " + List.of(thread.getStackTrace()));
            }
        }
    }

    private void callAll(int round, int thread, List<Call> all) {
        for (int i = 0; i < all.size(); i++) {
            Moment from = now();
            try {
                call(all.get(i));
            } catch (RuntimeException | Error e) {
                failures.add(all.get(i) + ": " + e);
            }
            calls.add(new Called(round, thread, i, from, later()));
        }
    }

    private void call(Call call) {
        if (call instanceof Schedule schedule) {
            schedule(schedule.task(), schedule.task().delay());
        } else if (call instanceof Cancel cancel) {
            cancel(cancel.task());
        } else if (call instanceof Advance advance) {
            clock.advance(Duration.ofMinutes(advance.minutes()));
        }
    }

    private void schedule(Task task, int delay) {
        Runnable cancel =
                schedulers.get(task.scheduler()).schedule(task.style(), delay, task.period(), () -> run(task));
        cancels.computeIfAbsent(task.id(), id -> new CompletableFuture<>()).complete(cancel);
    }

    /** A run may be quicker than whoever has scheduled it. */
    private void cancel(int task) {
        cancels.computeIfAbsent(task, id -> new CompletableFuture<>()).join().run();
    }

    private void run(Task task) {
        int run =
                runCounts.computeIfAbsent(task.id(), id -> new AtomicInteger()).getAndIncrement();
        work(task.id(), run, task.steps(), () -> {
            if (task.style() == Style.CHAIN && run + 1 < task.most()) {
                schedule(task, task.period());
            }
        });
    }

    private void work(int id, int run, List<Step> steps, Runnable atItsEnd) {
        Moment from = now();
        String complaint = "";
        boolean fails = false;
        try {
            for (Step step : steps) {
                if (step.isIn(run)) {
                    fails |= step instanceof Fail;
                    complaint += take(step, run);
                }
            }
            atItsEnd.run();
        } catch (RuntimeException | Error e) {
            complaint += " " + e;
        }
        runs.add(new Ran(id, run, Thread.currentThread().getName(), from, later(), complaint));
        if (fails) {
            throw new Planned();
        }
    }

    /** Returns what was wrong. */
    private String take(Step step, int run) {
        if (step instanceof Pause pause) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(pause.micros()));
        } else if (step instanceof CancelTask cancel) {
            cancel(cancel.task());
        } else if (step instanceof HandOver handOver) {
            Job job = handOver.job();
            HandOvers.to(handOver.way(), () -> work(job.id(), run, job.steps(), () -> {}));
        } else if (step instanceof Spawn spawn) {
            schedule(spawn.task(), spawn.task().delay());
        } else if (step instanceof TryToAdvance) {
            return tryToAdvance();
        }
        return "";
    }

    private String tryToAdvance() {
        long begin = System.nanoTime();
        try {
            clock.advance(Duration.ofHours(1));
            return " could advance the clock from within";
        } catch (IllegalStateException refused) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            return seconds < 5 ? "" : " was refused to advance the clock after " + seconds + " s";
        }
    }

    /** The number first: what is written down later has a higher one. */
    private Moment now() {
        long shown = System.currentTimeMillis();
        return moment(sequence.getAndIncrement(), shown);
    }

    private Moment later() {
        long number = sequence.getAndIncrement();
        return moment(number, System.currentTimeMillis());
    }

    private Moment moment(long number, long shown) {
        return new Moment(
                number, shown - startMillis, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos) + 1);
    }

    /** What a task throws because its plan says so. */
    @SuppressWarnings("serial")
    static final class Planned extends RuntimeException {

        private Planned() {
            super("planned", null, false, false);
        }
    }
}
