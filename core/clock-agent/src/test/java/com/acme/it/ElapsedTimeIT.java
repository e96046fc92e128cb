package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.base.Ticker;
import com.google.common.cache.CacheBuilder;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Elapsed time is real, but for packages that asked to have it advanced")
class ElapsedTimeIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AppClock clock = AppClock.get();

    @AfterEach
    void restore() {
        clock.restore();
    }

    @Test
    @DisplayName("a Caffeine cache keeps what it holds")
    void keepsWhatACaffeineCacheHolds() {
        Cache<String, String> cache =
                Caffeine.newBuilder().expireAfterWrite(HOUR).build();
        cache.put("alice", "sig");
        clock.advance(Duration.ofHours(2));

        assertThat(cache.getIfPresent("alice")).isEqualTo("sig");
    }

    @Test
    @DisplayName("a Caffeine cache expires when its package asked for it")
    void expiresACaffeineCacheWhosePackageAsked() {
        Cache<String, String> cache =
                Caffeine.newBuilder().expireAfterWrite(HOUR).build();
        cache.put("alice", "sig");
        try (ClockScope elapsed = clock.alsoMoveElapsedTimeOf("com.github.benmanes.caffeine")) {
            assertThat(elapsed).isNotNull();
            clock.advance(Duration.ofMinutes(59));
            assertThat(cache.getIfPresent("alice")).isEqualTo("sig");
            clock.advance(Duration.ofMinutes(2));
            assertThat(cache.getIfPresent("alice")).isNull();
        }
    }

    @Test
    @DisplayName("so does a Guava cache")
    void expiresAGuavaCacheWhosePackageAsked() {
        com.google.common.cache.Cache<String, String> cache =
                CacheBuilder.newBuilder().expireAfterWrite(HOUR).build();
        cache.put("alice", "sig");
        clock.alsoMoveElapsedTimeOf("com.google.common");
        clock.advance(Duration.ofMinutes(61));

        assertThat(cache.getIfPresent("alice")).isNull();
    }

    @Test
    @DisplayName("a cache that is given the ticker follows without being asked")
    void advancesACacheThatIsGivenTheTicker() {
        LongSupplier ticks = clock.ticker();
        Cache<String, String> caffeine = Caffeine.newBuilder()
                .ticker(ticks::getAsLong)
                .expireAfterWrite(HOUR)
                .build();
        com.google.common.cache.Cache<String, String> guava = CacheBuilder.newBuilder()
                .ticker(new Ticker() {
                    @Override
                    public long read() {
                        return ticks.getAsLong();
                    }
                })
                .expireAfterWrite(HOUR)
                .build();
        caffeine.put("alice", "sig");
        guava.put("alice", "sig");
        clock.advance(Duration.ofMinutes(61));

        assertThat(caffeine.getIfPresent("alice")).isNull();
        assertThat(guava.getIfPresent("alice")).isNull();
    }

    @Test
    @DisplayName("it never goes back, not even when the clock is restored")
    void neverGoesBack() {
        clock.alsoMoveElapsedTimeOf("com.acme.it");
        long last = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofMillis(10));
            last = requireForward(last);
        }
        clock.skew(Duration.ofDays(-1));
        last = requireForward(last);
        clock.restore();
        last = requireForward(last);
        clock.advance(HOUR);
        assertThat(Duration.ofNanos(requireForward(last) - last)).isLessThan(HOUR);
    }

    private static long requireForward(long last) {
        long now = System.nanoTime();
        assertThat(now).isGreaterThanOrEqualTo(last);
        return now;
    }

    @Test
    @DisplayName("a skew does not touch it")
    void ignoresASkew() {
        clock.alsoMoveElapsedTimeOf("com.acme.it");
        long before = System.nanoTime();
        clock.skew(Duration.ofHours(5));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(HOUR);
    }
}
