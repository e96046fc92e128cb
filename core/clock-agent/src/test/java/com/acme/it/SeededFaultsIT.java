package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.it.ChildJvm.Outcome;
import com.acme.model.ModelRun;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The model of what advance does")
class SeededFaultsIT {

    private static final int HISTORIES = 1000;

    /** Some faults need a rare order of threads; most are found by the first few histories. */
    private static final int ATTEMPTS = 5;

    @ParameterizedTest
    @MethodSource("com.acme.it.Fault#all")
    @DisplayName("finds an agent with a fault:")
    void finds(Fault fault) {
        Path jar = fault.write(folder(fault.what()));

        Outcome outcome = play(jar, 1, HISTORIES);
        for (int i = 1; i < ATTEMPTS && outcome.exitCode() == 0; i++) {
            outcome = play(jar, 1 + i * HISTORIES, HISTORIES);
        }

        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(ModelRun.WRONG);
        assertThat(outcome.out()).startsWith("-Dadvance.seed=");
    }

    @Test
    @DisplayName("finds nothing in a copy of the agent that has none")
    void findsNothingWithoutAFault() {
        Outcome outcome = play(FaultyAgent.copy(folder("none")), 1, 200).requireSuccess();

        assertThat(outcome.out()).startsWith("200 histories");
    }

    private static Path folder(String fault) {
        return ChildJvm.target().resolve("faults").resolve(fault.replaceAll("\\W+", "-"));
    }

    private static Outcome play(Path jar, int firstSeed, int histories) {
        return ChildJvm.here()
                .withoutAgentOnClassPath()
                .with("-javaagent:" + jar)
                .run(ModelRun.class, String.valueOf(firstSeed), String.valueOf(histories));
    }
}
