package io.github.usersig.junit5.internal.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs no tests: it reports what {@link RunListener} has found as tests that failed, since a listener cannot make a run red. Where
 * there is nothing to report, it does not show.
 */
public final class UserSigTestEngine implements TestEngine {

    static final String ID = "usersig";

    /** Made by JUnit. */
    public UserSigTestEngine() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        return new Root(id);
    }

    @Override
    public void execute(ExecutionRequest request) {
        List<Problem> problems = Run.current().map(Run::take).orElse(List.of());
        if (!problems.isEmpty()) {
            report(problems, request.getRootTestDescriptor(), request.getEngineExecutionListener());
        }
    }

    private static void report(List<Problem> problems, TestDescriptor root, EngineExecutionListener listener) {
        Map<String, List<Problem>> byClass =
                problems.stream().collect(groupingBy(Problem::testClass, LinkedHashMap::new, toList()));
        listener.dynamicTestRegistered(root);
        listener.executionStarted(root);
        byClass.forEach((testClass, ofClass) -> reportClass(testClass, ofClass, root, listener));
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private static void reportClass(
            String testClass, List<Problem> problems, TestDescriptor root, EngineExecutionListener listener) {
        TestDescriptor container = new ClassDescriptor(root.getUniqueId(), testClass);
        root.addChild(container);
        listener.dynamicTestRegistered(container);
        listener.executionStarted(container);
        for (Problem problem : problems) {
            TestDescriptor test = new ProblemDescriptor(container.getUniqueId(), problem);
            container.addChild(test);
            listener.dynamicTestRegistered(test);
            listener.executionStarted(test);
            listener.executionFinished(test, TestExecutionResult.failed(failure(problem)));
        }
        listener.executionFinished(container, TestExecutionResult.successful());
    }

    /** Without a stack trace, which would show nobody's code but ours. */
    private static AssertionError failure(Problem problem) {
        AssertionError failure = new AssertionError(problem.message());
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /** Is part of a test plan only from the moment when there is something to report. */
    private static final class Root extends EngineDescriptor {

        Root(UniqueId id) {
            super(id, "UserSig TestKit");
        }

        @Override
        public void accept(Visitor visitor) {
            if (!getChildren().isEmpty()) {
                super.accept(visitor);
            }
        }
    }

    /**
     * Looks like a test class of its own, beside the one that it is about: Surefire drops what is in no class, and writes a
     * report for each, where ours would take the place of that class's own.
     */
    private static final class ClassDescriptor extends AbstractTestDescriptor {

        ClassDescriptor(UniqueId root, String testClass) {
            super(
                    root.append("class", testClass),
                    testClass + " (UserSig TestKit)",
                    ClassSource.from(testClass + "$UserSigTestKit"));
        }

        @Override
        public Type getType() {
            return Type.CONTAINER;
        }
    }

    private static final class ProblemDescriptor extends AbstractTestDescriptor {

        ProblemDescriptor(UniqueId container, Problem problem) {
            super(container.append("problem", problem.name()), problem.name());
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }
}
