package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.failsafe.CircuitBreaker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.usersig.clock.AppClock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is refused for an hour")
class LimitsIT implements RestoresTheClock {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AppClock clock = AppClock.get();

    private boolean isAllowedTwoHoursLater(BooleanSupplier limit) {
        assertThat(limit.getAsBoolean()).isFalse();
        clock.advance(Duration.ofHours(2));
        return limit.getAsBoolean();
    }

    @Test
    @DisplayName("is allowed then by Resilience4j's circuit breaker")
    void resilience4jCircuitBreakerMoves() {
        var breaker = io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                "breaker",
                CircuitBreakerConfig.custom().waitDurationInOpenState(HOUR).build());
        breaker.transitionToOpenState();
        assertThat(isAllowedTwoHoursLater(breaker::tryAcquirePermission)).isTrue();
    }

    private static BooleanSupplier usedUp() {
        RateLimiter limiter = RateLimiter.of(
                "limiter",
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(HOUR)
                        .timeoutDuration(Duration.ZERO)
                        .build());
        assertThat(limiter.acquirePermission()).isTrue();
        return limiter::acquirePermission;
    }

    @Test
    @DisplayName("is allowed by Resilience4j's rate limiter when elapsed time is moved too")
    void resilience4jRateLimiterFollowsElapsedTime() {
        assertThat(isAllowedTwoHoursLater(usedUp())).isFalse();
        clock.alsoMoveElapsedTimeOf("io.github.resilience4j");
        assertThat(isAllowedTwoHoursLater(usedUp())).isTrue();
    }

    private static BooleanSupplier open() {
        CircuitBreaker<Object> breaker =
                CircuitBreaker.builder().withDelay(HOUR).build();
        breaker.open();
        return breaker::tryAcquirePermit;
    }

    @Test
    @DisplayName("is allowed by Failsafe's circuit breaker when elapsed time is moved too")
    void failsafeFollowsElapsedTime() {
        assertThat(isAllowedTwoHoursLater(open())).isFalse();
        clock.alsoMoveElapsedTimeOf("dev.failsafe");
        assertThat(isAllowedTwoHoursLater(open())).isTrue();
    }

    private static BooleanSupplier empty(LocalBucketBuilder builder) {
        Bucket bucket = builder.addLimit(limit -> limit.capacity(1).refillGreedy(1, HOUR))
                .build();
        assertThat(bucket.tryConsume(1)).isTrue();
        return () -> bucket.tryConsume(1);
    }

    @Test
    @DisplayName("is allowed then by Bucket4j; in its nanosecond mode when elapsed time is moved too")
    void bucket4jMoves() {
        assertThat(isAllowedTwoHoursLater(empty(Bucket.builder()))).isTrue();
        assertThat(isAllowedTwoHoursLater(empty(Bucket.builder().withNanosecondPrecision())))
                .isFalse();
        clock.alsoMoveElapsedTimeOf("io.github.bucket4j");
        assertThat(isAllowedTwoHoursLater(empty(Bucket.builder().withNanosecondPrecision())))
                .isTrue();
    }
}
