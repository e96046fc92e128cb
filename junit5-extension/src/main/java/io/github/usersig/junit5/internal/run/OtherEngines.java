package io.github.usersig.junit5.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.launcher.TestPlan;

/** Finds tests with annotations of ours that another engine than Jupiter runs: nothing happens there, and they pass. */
final class OtherEngines {

    private static final Map<String, String> CURES = Map.of(
            "junit-vintage",
            "Import org.junit.jupiter.api.Test instead of org.junit.Test, or add usersig-junit4 and its two rules, UserSigClassRule and UserSigRule",
            "spock",
            "Add usersig-spock to the class path of the tests, or make it a test of JUnit Jupiter",
            "junit-platform-suite",
            "Put it on the classes that the suite runs");

    private OtherEngines() {}

    static List<Problem> problems(TestPlan plan) {
        List<Problem> problems = new ArrayList<>();
        for (PlannedClass planned : PlannedClass.of(plan)) {
            ReflectionSupport.tryToLoadClass(planned.className())
                    .toOptional()
                    .filter(type -> !UnservedPlaces.isServed(planned.engine(), type))
                    .ifPresent(type -> problems.addAll(problems(planned, type)));
        }
        return problems;
    }

    private static List<Problem> problems(PlannedClass planned, Class<?> type) {
        try {
            return AnnotatedPlaces.of(type, planned.tests()).entrySet().stream()
                    .map(place -> problem(planned, place.getKey(), String.join(", ", place.getValue())))
                    .toList();
        } catch (LinkageError | TypeNotPresentException e) {
            return List.of(); // what cannot be linked cannot be run either
        }
    }

    private static Problem problem(PlannedClass planned, String place, String annotations) {
        String cure = CURES.getOrDefault(
                planned.engine(),
                "Make it a test of JUnit Jupiter, or do without the annotation: UserSigIssuer, MockImServer and AppClock work in any test");
        return new Problem(
                planned.className(),
                annotations + " on " + place + " does nothing in " + planned.engine(),
                "%s on %s does nothing: the engine %s runs %s, and our annotations work in JUnit Jupiter only. %s. Or say %s = warn or ignore in junit-platform.properties"
                        .formatted(
                                annotations,
                                place,
                                planned.engine(),
                                planned.className(),
                                cure,
                                OtherEnginesMode.PARAMETER));
    }
}
