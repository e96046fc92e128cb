package io.github.usersig.junit5.internal.run;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Looks at each run as a whole, and gives {@link UserSigTestEngine} what it is to report. */
public final class RunListener implements TestExecutionListener {

    private static final System.Logger LOGGER = System.getLogger(RunListener.class.getName());

    /** What was wrong with classes as a whole, for the end of the run. */
    private final Set<String> aboutClasses = new ConcurrentSkipListSet<>();

    /** One listener serves all that its launcher runs, one after the other, or one within the other. */
    private final Deque<CurrentRun> running = new ConcurrentLinkedDeque<>();

    /** Made by JUnit. */
    public RunListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        List<Problem> problems = new ArrayList<>();
        ConfigurationParameters parameters = plan.getConfigurationParameters();
        OtherEnginesMode.mistake(parameters).ifPresent(problems::add);
        switch (OtherEnginesMode.of(parameters)) {
            case FAIL -> problems.addAll(OtherEngines.problems(plan));
            case WARN -> OtherEngines.problems(plan).forEach(problem -> warn(problem.message()));
            case IGNORE -> {}
        }
        if (Run.current().isEmpty() && isRunBySurefire()) {
            problems.addAll(ClassComplaints.ofClassesIn(plan));
        }
        Run.start(problems);
        running.push(CurrentRun.start(parameters::get));
    }

    /** It alone runs a class twice in one JVM and expects the same of it: mutation tests do so with other code. */
    private static boolean isRunBySurefire() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame -> frame.getClassName().startsWith("org.apache.maven.surefire.")));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        ClassComplaints.note(test, result)
                .ifPresent(complaint -> aboutClasses.add(complaint.testClass() + ": " + complaint.message()));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        running.pop().end();
        List<Problem> unreported = Run.end();
        if (!isDryRun(plan)) {
            unreported.forEach(RunListener::tellThatNobodyReports);
        }
        aboutClasses.forEach(complaint -> LOGGER.log(System.Logger.Level.ERROR, complaint));
        aboutClasses.clear();
    }

    private static void warn(String message) {
        LOGGER.log(System.Logger.Level.WARNING, message);
    }

    /** Nothing but an engine can make a run red. */
    private static void tellThatNobodyReports(Problem problem) {
        LOGGER.log(
                System.Logger.Level.ERROR,
                "%s. To have the run fail, let the engine %s run as well, which a filter keeps out"
                        .formatted(problem.message(), UserSigTestEngine.ID));
    }

    private static boolean isDryRun(TestPlan plan) {
        return plan.getConfigurationParameters()
                .getBoolean("junit.platform.execution.dryRun.enabled")
                .orElse(false);
    }
}
