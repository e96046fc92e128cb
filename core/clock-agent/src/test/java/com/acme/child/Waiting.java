package com.acme.child;

import io.github.usersig.clock.AppClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads that wait for a time that does not come, or that read the time often and get on. Ends by itself. */
public final class Waiting {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private Waiting() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("stuck")) {
            stuck();
        } else {
            gettingOn();
        }
        System.out.println("done");
    }

    private static void start(String name, Runnable what) {
        Thread thread = new Thread(what, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void stuck() throws InterruptedException {
        AppClock clock = AppClock.get();
        clock.skew(Duration.ofHours(1));
        start("poller", () -> new Poller().poll(Duration.ofSeconds(1)));
        Thread.sleep(300);
        clock.restore();
        AppClock.forPackages(Ids.class.getName(), Sleeper.class.getName()).freeze();
        start("maker of ids", Ids::next);
        start("sleeper", () -> Sleeper.sleep(Duration.ofSeconds(1)));
        Thread.sleep(LONG_ENOUGH.toMillis());
    }

    /** As makers of ordered ids do it. */
    private static final class Ids {
        static long next() {
            long last = System.currentTimeMillis();
            long now = last;
            while (now <= last) {
                now = System.currentTimeMillis();
            }
            return now;
        }
    }

    private static final class Sleeper {
        static void sleep(Duration duration) {
            Instant deadline = Instant.now().plus(duration);
            while (Instant.now().isBefore(deadline)) {
                Waiting.sleep(50);
            }
        }
    }

    /** As consumers of messages do it, with the clock in a method of its own. */
    private static final class Poller {
        private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);

        String poll(Duration patience) {
            long deadline = now() + patience.toMillis();
            String message = null;
            while (message == null && now() < deadline) {
                message = next();
            }
            return message;
        }

        private String next() {
            try {
                return queue.poll(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static long now() {
            return System.currentTimeMillis();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void gettingOn() throws Exception {
        AppClock.get().freeze();
        start("housekeeper", () -> {
            Instant last = Instant.now();
            while (!Instant.now().isAfter(last.plusSeconds(3600))) {
                sleep(100);
            }
        });
        start("reaper", new Reaper());
        ExecutorService worker = Executors.newSingleThreadExecutor(Waiting::daemon);
        var scheduled = Executors.newScheduledThreadPool(1, Waiting::daemon)
                .scheduleAtFixedRate(Waiting::stamp, 0, 20, TimeUnit.MILLISECONDS);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (System.nanoTime() < end) {
            digest.update(new byte[1 << 16]);
            digest.update(stamp());
            var unused = CompletableFuture.supplyAsync(
                            () -> {
                                sleep(20);
                                return System.currentTimeMillis();
                            },
                            worker)
                    .get();
        }
        scheduled.cancel(false);
    }

    private static Thread daemon(Runnable what) {
        Thread thread = new Thread(what);
        thread.setDaemon(true);
        return thread;
    }

    private static byte[] stamp() {
        return Instant.now().toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Removes what nobody used for an hour. */
    private static final class Reaper implements Runnable {
        @Override
        public void run() {
            reap();
        }

        private static void reap() {
            Instant last = Instant.now();
            while (!Instant.now().isAfter(last.plusSeconds(3600))) {
                sleep(100);
            }
        }
    }
}
