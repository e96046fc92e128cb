package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers of messages that came without one: 32 bits unsigned as on the service, each of them over 2<sup>31</sup>, so that
 * an app that keeps them in an {@code int} is found out by the first one and not by every second. They rise, so that messages of
 * one second are in the order in which they came, and the same calls get the same numbers in each run.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class MessageNumbers implements Serializable {

    private static final long HALF = 1L << 31;
    private static final long FIRST = 549_396_494;

    private final AtomicLong given = new AtomicLong(FIRST);

    /** A number that no message got from here before. */
    public long next() {
        return HALF + given.getAndIncrement() % HALF;
    }
}
