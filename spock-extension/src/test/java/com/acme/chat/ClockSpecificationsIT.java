package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.usersig.clock.AppClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@DisplayName("The clock in specifications of Spock")
class ClockSpecificationsIT {

    private static Events run(Class<?>... specs) {
        EngineTestKit.Builder engine = EngineTestKit.engine("spock");
        for (Class<?> spec : specs) {
            engine.selectors(selectClass(spec));
        }
        return engine.execute().allEvents();
    }

    @AfterEach
    void isPutBack() {
        assertThat(AppClock.get().state().isMoved()).isFalse();
    }

    @Test
    @DisplayName("is set for a specification, or for a feature, which may move it further")
    void isSet() {
        run(MovedSpec.class).assertStatistics(all -> all.failed(0));
    }

    @Test
    @DisplayName("fails a feature that says it reads it only, and moves it")
    void failsAFeatureThatSaysItReadsItOnly() {
        assertThat(run(ReadingSpec.class).failed().stream().toList())
                .singleElement()
                .asString()
                .contains("has @ReadsClock and changed the app's clock");
    }

    @Test
    @DisplayName("is read by no feature while another moves it, where all run in parallel, as SpockConfig.groovy says")
    void isReadByNoneWhileAnotherMovesIt() {
        StayingRightSpec.getMOST_AT_ONCE().set(0);
        run(FreezingSpec.class, StayingRightSpec.class).assertStatistics(all -> all.failed(0));
        assertThat(StayingRightSpec.getMOST_AT_ONCE().get())
                .as("features that only read, at once")
                .isGreaterThan(1);
    }
}
