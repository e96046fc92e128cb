package com.acme.child;

import io.github.usersig.clock.AppClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Reads its clock, which must never go back, again and again while the JVM's is moved to and fro. */
public final class Onward {

    private static volatile boolean moving = true;
    private static long reads;

    private Onward() {}

    public static void main(String[] arguments) throws InterruptedException {
        AppClock clock = AppClock.get();
        clock.neverTurnBackFor(Onward.class.getName());
        CountDownLatch reading = new CountDownLatch(1);
        Thread reader = new Thread(() -> read(reading));
        reader.start();
        reading.await();
        Instant first = Instant.now();
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            switch (random.nextInt(5)) {
                case 0 -> clock.skew(Duration.ofMillis(random.nextInt(100_000)));
                case 1 -> clock.freeze();
                case 2 -> clock.advance(Duration.ofNanos(random.nextInt(100_000_000)));
                case 3 -> clock.moveTo(clock.now().plusMillis(random.nextInt(100_000) - 50_000));
                default -> clock.restore();
            }
        }
        moving = false;
        reader.join();
        System.out.println(reads > 20_000 ? "read enough" : "read " + reads + " times only");
        System.out.println(
                "on by minutes: " + (Duration.between(first, Instant.now()).compareTo(Duration.ofMinutes(1)) > 0));
    }

    private static void read(CountDownLatch reading) {
        long millis = System.currentTimeMillis();
        Instant instant = Instant.now();
        while (moving) {
            long nextMillis = System.currentTimeMillis();
            Instant nextInstant = Instant.now();
            if (nextMillis < millis || nextInstant.isBefore(instant)) {
                System.out.println("back from " + millis + " to " + nextMillis + ", " + instant + " to " + nextInstant);
                return;
            }
            millis = nextMillis;
            instant = nextInstant;
            reads++;
            reading.countDown();
        }
    }
}
