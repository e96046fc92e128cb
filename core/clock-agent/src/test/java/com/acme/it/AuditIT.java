package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.server.Server;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockAudit;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit tells who reads which clock")
class AuditIT {

    @AfterEach
    void restore() {
        AppClock.get().restore();
        AppClock.forPackages("com.acme.server").restore();
    }

    @Test
    @DisplayName("with class, method, call, clock, and how often")
    void tellsClassMethodCallClockAndCount() {
        AppClock.get().skew(Duration.ofHours(1));
        try (ClockAudit audit = AppClock.audit()) {
            new Server().now();
            new Server().now();

            assertThat(audit.reads())
                    .filteredOn(read -> read.className().equals("com.acme.server.Server"))
                    .singleElement()
                    .satisfies(read -> {
                        assertThat(read.methodName()).isEqualTo("now");
                        assertThat(read.read()).isEqualTo("System.currentTimeMillis()");
                        assertThat(read.clock()).isEqualTo("JVM");
                        assertThat(read.moved()).isTrue();
                        assertThat(read.count()).isEqualTo(2);
                    });
        }
    }

    @Test
    @DisplayName("a package's own clock by its packages")
    void tellsAPackagesOwnClockByItsPackages() {
        AppClock.forPackages("com.acme.server").skew(Duration.ofHours(1));
        try (ClockAudit audit = AppClock.audit()) {
            new Server().now();
            assertThat(audit.toString()).contains("com.acme.server, moved", "com.acme.server.Server.now");
        }
    }

    @Test
    @DisplayName("why a token did not expire: its cache goes by nanoTime")
    void tellsWhyATokenDidNotExpire() {
        try (ClockAudit audit = AppClock.audit()) {
            Cache<String, String> cache =
                    Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();
            cache.put("alice", "sig");
            AppClock.get().advance(Duration.ofHours(2));
            assertThat(cache.getIfPresent("alice")).isEqualTo("sig");

            assertThat(audit.reliesOnNanoTime()).anySatisfy(read -> {
                assertThat(read.className()).startsWith("com.github.benmanes.caffeine.cache.");
                assertThat(read.clock()).isEqualTo("elapsed time, real");
                assertThat(read.moved()).isFalse();
            });
        }
    }

    @Test
    @DisplayName("counts nothing once it is closed, and begins at nothing")
    void countsNothingOnceItIsClosed() {
        ClockAudit audit = AppClock.audit();
        new Server().now();
        audit.close();
        new Server().now();

        try (ClockAudit next = AppClock.audit()) {
            assertThat(next.reads()).noneMatch(read -> read.className().contains("Server"));
            assertThat(next.all()).anyMatch(read -> read.className().contains("Server"));
        }
    }
}
