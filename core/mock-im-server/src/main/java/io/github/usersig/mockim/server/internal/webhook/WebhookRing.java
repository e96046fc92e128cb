package io.github.usersig.mockim.server.internal.webhook;

import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCalls;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongFunction;

/** The newest webhooks of a tenant; older ones are dropped and counted. */
final class WebhookRing {

    private final Deque<WebhookCall> calls = new ArrayDeque<>();
    private final int capacity;
    private long forgotten;
    private volatile int era;
    private long number;

    WebhookRing(int capacity) {
        this.capacity = capacity;
    }

    /** Goes up with each time that all are forgotten. */
    int era() {
        return era;
    }

    /** Adds one, unless those of its time were forgotten. */
    synchronized void add(int ofEra, LongFunction<WebhookCall> numbered) {
        if (ofEra != era) {
            return;
        }
        if (calls.size() == capacity) {
            calls.removeFirst();
        }
        calls.addLast(numbered.apply(++number));
    }

    synchronized WebhookCalls after(long after) {
        long dropped = Math.max(0, number - calls.size() - Math.max(forgotten, after));
        return new WebhookCalls(
                calls.stream().filter(call -> call.number() > after).toList(), dropped);
    }

    synchronized void clear() {
        calls.clear();
        forgotten = number;
        era++;
    }
}
