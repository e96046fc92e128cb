package io.github.usersig.junit5.internal.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * What our extensions have found wrong with classes as a whole in this JVM, whose tests all passed. If Surefire is to run again what
 * failed, 3.5.5 and 3.5.6 run such a class again, and whatever comes of it call it a flake.
 */
final class ClassComplaints {

    private static final String PACKAGE = "io.github.usersig.junit5";

    /** By the name of the class; sorted, so that reports do not differ from run to run. */
    private static final Map<String, Problem> FOUND = new ConcurrentSkipListMap<>();

    private ClassComplaints() {}

    /** Notes what the end of this class was made to fail with, if it was by us, and returns it. */
    static Optional<Problem> note(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            return Optional.empty();
        }
        Optional<Problem> found = result.getThrowable()
                .flatMap(ClassComplaints::ours)
                .flatMap(complaint -> Sources.className(test)
                        .map(testClass -> new Problem(testClass, "the class as a whole", complaint)));
        found.ifPresent(problem -> FOUND.put(problem.testClass(), problem));
        return found;
    }

    /** It may not be the first thing that failed at the end of the class. What users' code throws passes through us, at most. */
    private static Optional<String> ours(Throwable failure) {
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .filter(thrown -> thrown instanceof AssertionError)
                .filter(thrown -> Stream.of(thrown.getStackTrace())
                        .limit(1)
                        .anyMatch(frame -> packageOf(frame.getClassName()).equals(PACKAGE)))
                .map(Throwable::getMessage)
                .findFirst();
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    /** Those of classes that this plan runs once more. */
    static List<Problem> ofClassesIn(TestPlan plan) {
        if (FOUND.isEmpty()) {
            return List.of();
        }
        Set<String> planned = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(test -> Sources.className(test).stream())
                .collect(Collectors.toSet());
        return FOUND.values().stream()
                .filter(found -> planned.contains(found.testClass()))
                .map(
                        found -> new Problem(
                                found.testClass(),
                                found.name(),
                                found.message() + System.lineSeparator()
                                        + "This was found when all its tests had passed: they have proved nothing, and it is no flake, whatever a re-run says"))
                .toList();
    }
}
