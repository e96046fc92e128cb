package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.hutool.core.lang.Snowflake;
import com.baomidou.mybatisplus.core.toolkit.Sequence;
import com.github.f4b6a3.tsid.TsidCreator;
import com.github.f4b6a3.ulid.UlidCreator;
import com.github.f4b6a3.uuid.UuidCreator;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ids that hold the time")
class IdsIT implements RestoresTheClock {

    /** As many as there are in a millisecond, and one more. */
    private static final int TOO_MANY = 4_097;

    /** MyBatis-Plus has a thread that looks at the clock each millisecond. */
    private static final long NOTED = 100;

    private final AppClock clock = AppClock.get();

    @Test
    @DisplayName("of uuid-creator, ulid-creator, tsid-creator and BSON hold the moved one")
    void holdTheMovedTime() {
        clock.skew(RealTime.DAY);
        assertThat(RealTime.hoursTo(UuidCreator.getTimeOrderedEpoch().getMostSignificantBits() >>> 16))
                .isEqualTo(24);
        assertThat(RealTime.hoursTo(UlidCreator.getUlid().getInstant())).isEqualTo(24);
        assertThat(RealTime.hoursTo(TsidCreator.getTsid().getInstant())).isEqualTo(24);
        assertThat(RealTime.hoursTo(Instant.ofEpochSecond(new ObjectId().getTimestamp())))
                .isEqualTo(24);
    }

    private void refusesAfterRestore(LongSupplier ids) throws InterruptedException {
        clock.skew(RealTime.DAY);
        Thread.sleep(NOTED);
        assertThat(ids.getAsLong()).isPositive();
        clock.restore();
        Thread.sleep(NOTED);
        assertThatThrownBy(ids::getAsLong).hasMessageContaining("lock moved backwards");
    }

    private void waitsUnderAFrozenClock(LongSupplier ids, String packageName) {
        clock.freeze();
        try (ClockScope real = AppClock.forPackages(packageName).skew(Duration.ZERO)) {
            assertThat(real).isNotNull();
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                for (int i = 0; i < TOO_MANY; i++) {
                    assertThat(ids.getAsLong()).isPositive();
                }
            });
        }
    }

    @Test
    @DisplayName("of Hutool are refused when the clock was put back")
    void hutoolRefusesAfterRestore() throws InterruptedException {
        refusesAfterRestore(new Snowflake(1, 1)::nextId);
    }

    @Test
    @DisplayName("of MyBatis-Plus are refused when the clock was put back")
    void mybatisPlusRefusesAfterRestore() throws InterruptedException {
        refusesAfterRestore(new Sequence(1, 1)::nextId);
    }

    @Test
    @DisplayName("of Hutool and MyBatis-Plus come by the real time while the clock of others is frozen")
    void areMadeUnderAFrozenClock() {
        waitsUnderAFrozenClock(new Snowflake(2, 1)::nextId, Snowflake.class.getPackageName());
        waitsUnderAFrozenClock(new Sequence(2, 1)::nextId, Sequence.class.getPackageName());
    }
}
