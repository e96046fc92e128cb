package io.github.usersig.mockim.server.internal.event;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line for each refusal and each webhook, for whoever watches a mock that has a JVM of its own, such as one in a container. No
 * thread that answers waits for who reads it: lines that come too fast are left out, and counted.
 */
public final class WatchLog implements AutoCloseable {

    private static final int MOST_WAITING = 1_000;
    private static final long PATIENCE_MILLIS = 1_000;

    private static volatile @Nullable WatchLog current;

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger leftOut = new AtomicInteger();
    private final Consumer<String> out;
    private final Thread writer;

    private WatchLog(Consumer<String> out) {
        this.out = out;
        this.writer = new Thread(this::write, "mock-im-log");
        writer.setDaemon(true);
    }

    /** Hands each line of this JVM's mocks to somebody, until it is closed. */
    public static WatchLog open(Consumer<String> out) {
        WatchLog log = new WatchLog(out);
        log.writer.start();
        current = log;
        return log;
    }

    /** Says something in a line, if anybody watches. What is said has been masked. */
    public static void say(Supplier<String> what) {
        WatchLog log = current;
        if (log != null && !log.waiting.offer(inOneLine(what.get()))) {
            log.leftOut.incrementAndGet();
        }
    }

    private static String inOneLine(String text) {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (Character.isISOControl(each) || each == '\u2028' || each == '\u2029') {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    private void write() {
        boolean open = true;
        while (open) {
            try {
                out.accept(waiting.take());
            } catch (InterruptedException e) {
                open = false;
            }
            tellOfThoseLeftOut();
        }
        for (String line = waiting.poll(); line != null; line = waiting.poll()) {
            out.accept(line);
        }
        tellOfThoseLeftOut();
    }

    private void tellOfThoseLeftOut() {
        int lost = leftOut.getAndSet(0);
        if (lost > 0) {
            out.accept("left out: " + lost + " lines that came too fast; the journals have them");
        }
    }

    /** Hands out what is left. */
    @Override
    public void close() {
        if (current == this) {
            current = null;
        }
        writer.interrupt();
        try {
            TimeUnit.MILLISECONDS.timedJoin(writer, PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
