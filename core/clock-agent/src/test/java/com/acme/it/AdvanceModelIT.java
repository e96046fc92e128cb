package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.model.ModelRun;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whatever an app's threads schedule, cancel and advance at the same time")
class AdvanceModelIT {

    private static final int HISTORIES = Integer.getInteger("advance.histories", 2000);
    private static final long SEED = Long.getLong("advance.seed", new SecureRandom().nextInt(Integer.MAX_VALUE));

    /**
     * Others with each build. {@code -Dadvance.seed=} plays those again that went wrong, {@code -Dadvance.repeat=} many
     * times, as it may take a rare order of threads; {@code -Dadvance.histories=100000} takes its time.
     */
    @Test
    @DisplayName("no run is lost, doubled, early or late: some order of their calls explains all that ran")
    void losesDoublesAndHurriesNothing() throws InterruptedException {
        ModelRun run = new ModelRun();
        for (int i = Integer.getInteger("advance.repeat", 1); i > 0; i--) {
            assertThat(run.play(SEED, HISTORIES))
                    .as("what no order of the calls explains")
                    .isEmpty();
        }
        assertThat(run.histories()).isGreaterThanOrEqualTo(HISTORIES);
        assertThat(run.undecided())
                .as("histories that a few milliseconds decide")
                .isLessThanOrEqualTo(1 + run.histories() / 100);
    }
}
