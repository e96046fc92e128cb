package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Site;
import org.jspecify.annotations.Nullable;

/** An executor without a schedule: nothing in it is due by any clock, but what a due task hands over to it is waited for. */
final class PoolLine extends Line {

    PoolLine(Site maker) {
        super(maker);
    }

    @Override
    long nextNanos() {
        return NEVER;
    }

    @Override
    void wake() {}

    @Override
    boolean hasSeveralDue() {
        return false;
    }

    @Override
    @Nullable
    Object nextTask() {
        return null;
    }
}
