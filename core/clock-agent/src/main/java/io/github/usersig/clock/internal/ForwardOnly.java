package io.github.usersig.clock.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/**
 * A clock of packages that goes forward with another clock, and never back with it: where that is turned back, it goes on
 * from where it stands.
 */
public final class ForwardOnly extends Timeline {

    private static final List<ForwardOnly> ALL = new ArrayList<>();

    private final Timeline leader;
    private final List<String> packages;

    /** Nobody reads while it is about to stop: they would have seen a little more than where it stops. */
    private final StampedLock lock = new StampedLock();

    private ForwardOnly(Timeline leader, List<String> packages) {
        super(leader + ", never turned back");
        this.leader = leader;
        this.packages = packages;
        stand(leader.state().goingOnFrom(leader.instant(), RealTime.instant()));
    }

    /** Gives these packages such a clock until the JVM ends. */
    public static void follow(List<String> packages, Timeline leader) {
        synchronized (leader) {
            List<String> added;
            synchronized (ALL) {
                added = packages.stream()
                        .filter(each -> !isFollowing(each, leader))
                        .toList();
                if (added.isEmpty()) {
                    return;
                }
            }
            ForwardOnly follower = new ForwardOnly(leader, added);
            synchronized (ALL) {
                ALL.add(follower);
            }
            PackageClocks.neverBack(added, follower);
        }
    }

    /** Those that go forward with this clock, the foremost first. */
    public static List<ForwardOnly> of(Timeline leader) {
        List<ForwardOnly> found = new ArrayList<>();
        synchronized (ALL) {
            for (ForwardOnly each : ALL) {
                if (each.leader == leader) {
                    found.add(each);
                }
            }
        }
        found.sort(Comparator.comparing(ForwardOnly::instant).reversed());
        return found;
    }

    public List<String> packages() {
        return packages;
    }

    private static boolean isFollowing(String name, Timeline leader) {
        for (ForwardOnly each : ALL) {
            if (each.packages.contains(name)) {
                if (each.leader != leader) {
                    throw new IllegalArgumentException(name + " already goes forward with the clock of " + each.leader
                            + ", until the JVM ends; it cannot follow that of " + leader);
                }
                return true;
            }
        }
        return false;
    }

    /** To be called by whoever has moved this clock, and holds its monitor. */
    static void moved(Timeline leader, TimeState before, TimeState after) {
        List<ForwardOnly> followers;
        synchronized (ALL) {
            if (ALL.isEmpty()) {
                return;
            }
            followers = List.copyOf(ALL);
        }
        for (ForwardOnly each : followers) {
            if (each.leader == leader) {
                each.go(before, after);
            }
        }
    }

    private void go(TimeState before, TimeState after) {
        TimeState stood = state();
        long stamp = lock.writeLock();
        try {
            Instant real = RealTime.instant();
            Duration forward = Duration.between(before.instant(real), after.instant(real));
            Instant shown = state().instant(real);
            stand(after.goingOnFrom(forward.isNegative() ? shown : shown.plus(forward), real));
        } finally {
            lock.unlockWrite(stamp);
        }
        WaitGuard.moved(this, stood, state());
    }

    @Override
    long millis() {
        return instant().toEpochMilli();
    }

    @Override
    public Instant instant() {
        long stamp = lock.tryOptimisticRead();
        Instant shown = super.instant();
        if (lock.validate(stamp)) {
            return shown;
        }
        stamp = lock.readLock();
        try {
            return super.instant();
        } finally {
            lock.unlockRead(stamp);
        }
    }
}
