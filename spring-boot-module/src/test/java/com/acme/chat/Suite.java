package com.acme.chat;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes in an engine of their own, and says what became of them. */
final class Suite {

    private final EngineExecutionResults results;

    private Suite(EngineExecutionResults results) {
        this.results = results;
    }

    /** One after the other. */
    static Suite run(Class<?>... testClasses) {
        return new Suite(engine(testClasses).execute());
    }

    /** With one of JUnit's configuration parameters. */
    static Suite runWith(String parameter, String value, Class<?>... testClasses) {
        return new Suite(
                engine(testClasses).configurationParameter(parameter, value).execute());
    }

    /** At the same time. */
    static Suite runAtOnce(Class<?>... testClasses) {
        return new Suite(engine(testClasses)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute());
    }

    private static EngineTestKit.Builder engine(Class<?>... testClasses) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(testClasses)
                        .map(type -> selectClass(type))
                        .toArray(ClassSelector[]::new));
    }

    /** How many tests passed, after making sure that nothing failed. */
    long passed() {
        failures().stream().findFirst().ifPresent(failure -> {
            throw new AssertionError("a test failed: " + failure, failure);
        });
        return results.testEvents().succeeded().count();
    }

    /** The one reason why something failed. */
    Throwable failure() {
        List<Throwable> failures = failures();
        if (failures.size() != 1) {
            throw new AssertionError("expected one failure, got " + failures);
        }
        return failures.get(0);
    }

    /** Why tests or whole classes failed. */
    List<Throwable> failures() {
        return results.allEvents()
                .finished()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }
}
