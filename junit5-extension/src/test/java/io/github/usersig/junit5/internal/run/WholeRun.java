package io.github.usersig.junit5.internal.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests by JUnit's launcher, with all engines and listeners on the class path and {@link ForeignEngine}. */
final class WholeRun implements TestExecutionListener {

    private final LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    private final List<String> engines = new ArrayList<>();
    private final List<String> passed = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean tellsMethods = true;

    static WholeRun of(Class<?>... testClasses) {
        return of(Stream.of(testClasses).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new));
    }

    static WholeRun of(DiscoverySelector... selectors) {
        WholeRun run = new WholeRun();
        run.request.selectors(selectors);
        return run;
    }

    WholeRun with(String parameter, String value) {
        request.configurationParameter(parameter, value);
        return this;
    }

    WholeRun with(org.junit.platform.engine.Filter<?>... filters) {
        request.filters(filters);
        return this;
    }

    WholeRun whoseEngineTellsNoMethods() {
        tellsMethods = false;
        return this;
    }

    WholeRun run() {
        LauncherDiscoveryRequest wanted = request.build();
        LauncherFactory.create(LauncherConfig.builder()
                        .addTestEngines(new ForeignEngine(tellsMethods))
                        .build())
                .execute(wanted, this);
        return this;
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        plan.getRoots().forEach(root -> engines.add(root.getDisplayName()));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(failures::add);
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed.add(test.getDisplayName());
        }
    }

    /** The engines that the plan showed when all was run. */
    List<String> engines() {
        return engines;
    }

    List<String> passed() {
        return passed;
    }

    /** What the failed tests said. */
    List<String> failures() {
        return failures.stream().map(Throwable::getMessage).toList();
    }
}
