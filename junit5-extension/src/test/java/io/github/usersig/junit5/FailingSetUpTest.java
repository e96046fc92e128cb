package io.github.usersig.junit5;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.usersig.mockim.MockIm;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A tenant that cannot be set up")
class FailingSetUpTest {

    @Test
    @DisplayName("is taken away, and the test tells why it could not be")
    void isTakenAwayAndTheTestTellsWhy() {
        Throwable failure = Suite.run(FailingSetUpTestCases.class).failure();

        assertThat(failure).hasStackTraceContaining("the set-up's own reason");
        assertThat(FailingSetUpTestCases.AFTERWARDS.get()).hasMessageContaining("no tenant with SDKAppID");
    }

    static class FailingSetUpTestCases {

        private static final AtomicReference<MockIm> MADE = new AtomicReference<>();
        private static final AtomicReference<Throwable> AFTERWARDS = new AtomicReference<>();

        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder()
                .setUp(im -> {
                    MADE.set(im);
                    throw new IllegalStateException("the set-up's own reason");
                })
                .build();

        @Test
        void neverRuns(MockIm im) {
            assertThat(im).isNotNull();
        }

        @AfterAll
        static void look() { // while the server still runs
            AFTERWARDS.set(catchThrowable(() -> requireNonNull(MADE.get()).accounts()));
        }
    }
}
