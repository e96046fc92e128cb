package com.acme.child;

import io.github.usersig.clock.ClockAgent;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Reads its clock without a pause while the agent is attached to it; tells how far it was off, at most, in milliseconds. */
public final class AttachUnderLoad {

    private static final AtomicLong MOST = new AtomicLong();
    private static final AtomicLong READS = new AtomicLong();

    private AttachUnderLoad() {}

    public static void main(String[] arguments) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> app = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread reader = new Thread(() -> {
                while (!stop.get()) {
                    read();
                }
            });
            reader.start();
            app.add(reader);
        }
        while (READS.get() < 10_000) {
            Thread.sleep(1);
        }
        ClockAgent.attach();
        repeatSelfTest();
        long attached = READS.get();
        while (READS.get() < attached + 10_000) {
            Thread.sleep(1);
        }
        stop.set(true);
        for (Thread reader : app) {
            reader.join();
        }
        System.out.println(MOST);
    }

    /** What it does is over in a millisecond, which a thread that has to share its processor may miss. */
    private static void repeatSelfTest() throws ReflectiveOperationException {
        Method test = Class.forName("io.github.usersig.clock.internal.agent.SelfTest", true, null)
                .getDeclaredMethod("run");
        test.setAccessible(true);
        for (int i = 0; i < 1000; i++) {
            test.invoke(null);
        }
    }

    /** This class is loaded before the agent, so what it reads itself is real. */
    @SuppressWarnings("JavaUtilDate") // as an app writes it
    private static void read() {
        long before = System.currentTimeMillis();
        long instant = Instant.now().toEpochMilli();
        long clock = Clock.systemUTC().millis();
        long date = new Date().getTime();
        long after = System.currentTimeMillis();
        for (long read : new long[] {instant, clock, date}) {
            MOST.accumulateAndGet(Math.max(before - read, read - after), Math::max);
        }
        READS.incrementAndGet();
    }
}
