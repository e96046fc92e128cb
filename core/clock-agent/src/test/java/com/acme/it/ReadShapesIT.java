package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.acme.child.Isolated;
import com.acme.grid.ReadGrid;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Every way to read the clock follows it, on every JDK at hand, with -javaagent as the only option")
@Tag("once")
class ReadShapesIT {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final Instant FROZEN = Instant.parse("2027-03-04T05:06:07.890Z");

    @TestFactory
    Stream<DynamicNode> movesEveryWayToReadTheClock() {
        List<DynamicNode> nodes = new ArrayList<>();
        for (Path jdk : ChildJvm.jdks()) {
            for (String movement : List.of(
                    "", "skew=PT1H", "skew=PT-1H", "skew=P400D", "freeze=" + FROZEN, "skew@com.acme.grid=P400D")) {
                String name = "JDK " + ChildJvm.featureOf(jdk) + ", " + (movement.isEmpty() ? "not moved" : movement);
                nodes.add(dynamicContainer(name, () -> reads(jdk, movement).iterator()));
            }
            for (String movement : List.of("skew=P400D", "skew@com.acme.grid=P400D")) {
                String name = "JDK " + ChildJvm.featureOf(jdk) + ", in a class loader that hides us, " + movement;
                nodes.add(dynamicContainer(
                        name, () -> isolatedReads(jdk, movement).iterator()));
            }
        }
        return nodes.stream();
    }

    private static Stream<DynamicNode> reads(Path jdk, String movement) {
        return reads(movement, ChildJvm.on(jdk).withAgent(movement), ReadGrid.class);
    }

    private static Stream<DynamicNode> isolatedReads(Path jdk, String movement) {
        return reads(movement, ChildJvm.on(jdk).withAgent(movement), Isolated.class, ReadGrid.class.getName());
    }

    private static Stream<DynamicNode> reads(String movement, ChildJvm jvm, Class<?> main, String... arguments) {
        Instant before = Instant.now();
        ChildJvm.Outcome outcome = jvm.run(main, arguments).requireSuccess();
        Instant after = Instant.now();
        assertThat(outcome.err()).as("what the agent says").isEmpty();
        return outcome.out()
                .lines()
                .filter(line -> !movement.contains("@") || !line.endsWith(ReadGrid.JVM_ONLY))
                .map(line -> dynamicTest(line.substring(0, line.indexOf('|')), () -> {
                    String[] parts = line.split("\\|", -1);
                    Instant first = Instant.ofEpochMilli(Long.parseLong(parts[1]));
                    Instant last = Instant.ofEpochMilli(Long.parseLong(parts[2]));
                    assertThat(first).isBefore(moved(after, movement).plus(TOLERANCE));
                    assertThat(last).isAfter(moved(before, movement).minus(TOLERANCE));
                }));
    }

    private static Instant moved(Instant real, String movement) {
        if (movement.isEmpty()) {
            return real;
        }
        return movement.startsWith("freeze")
                ? FROZEN
                : real.plus(Duration.parse(movement.substring(movement.indexOf('=') + 1)));
    }
}
