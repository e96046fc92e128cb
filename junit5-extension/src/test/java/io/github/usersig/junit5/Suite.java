package io.github.usersig.junit5;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes in an engine of their own, everything in parallel, and says what became of them. */
final class Suite {

    /** What a run is given whose tests must not run beside each other. */
    static final Map<String, String> ONE_BY_ONE = Map.of("junit.jupiter.execution.parallel.enabled", "false");

    private final EngineExecutionResults results;

    private Suite(EngineExecutionResults results) {
        this.results = results;
    }

    static Suite run(Class<?>... testClasses) {
        return run(Map.of(), testClasses);
    }

    static Suite run(Map<String, String> parameters, Class<?>... testClasses) {
        EngineTestKit.Builder engine = EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(testClasses)
                        .map(type -> selectClass(type))
                        .toArray(ClassSelector[]::new))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent");
        parameters.forEach(engine::configurationParameter);
        return new Suite(engine.execute());
    }

    /** How many tests passed, after making sure that none failed. */
    long passed() {
        failures().stream().findFirst().ifPresent(failure -> {
            throw new AssertionError("a test failed: " + failure, failure);
        });
        return results.testEvents().succeeded().count();
    }

    /** Why tests or whole classes failed. */
    List<Throwable> failures() {
        return results.allEvents()
                .finished()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    /** The one reason why a test failed. */
    Throwable failure() {
        List<Throwable> failures = failures();
        if (failures.size() != 1) {
            throw new AssertionError("expected one failure, got " + failures);
        }
        return failures.get(0);
    }

    /** How many tests passed, whatever else failed. */
    long passedTests() {
        return results.testEvents().succeeded().count();
    }

    /** What failed, by the names of the tests. */
    List<String> failed() {
        return results.allEvents()
                .failed()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** The names of the tests and their invocations that were run. */
    List<String> names() {
        return results.testEvents()
                .started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** What was published under "mock-im". */
    List<String> journal() {
        return published("mock-im");
    }

    /** What was published under this name. */
    List<String> published(String name) {
        return results.allEvents()
                .reportingEntryPublished()
                .map(Suite::reportEntry)
                .flatMap(entry -> entry.getKeyValuePairs().entrySet().stream())
                .filter(pair -> pair.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static ReportEntry reportEntry(Event event) {
        return event.getRequiredPayload(ReportEntry.class);
    }
}
