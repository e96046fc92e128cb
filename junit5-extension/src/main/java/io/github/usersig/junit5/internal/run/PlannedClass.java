package io.github.usersig.junit5.internal.run;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * A class of which an engine other than Jupiter is to run tests.
 *
 * @param tests the names of those methods of it that are to be run; none where the engine does not tell
 */
record PlannedClass(String engine, String className, Set<String> tests) {

    private static final String JUPITER = "junit-jupiter";

    /** All such classes of a run, those in suites included. */
    static Collection<PlannedClass> of(TestPlan plan) {
        Map<String, PlannedClass> found = new LinkedHashMap<>();
        plan.getRoots().forEach(root -> collect(root, plan, found));
        return found.values();
    }

    private static void collect(TestIdentifier test, TestPlan plan, Map<String, PlannedClass> found) {
        String engine = engine(test);
        if (engine.equals(JUPITER)) {
            return; // nearly always all there is
        }
        Sources.className(test).ifPresent(className -> {
            PlannedClass planned = found.computeIfAbsent(
                    engine + " " + className, key -> new PlannedClass(engine, className, new TreeSet<>()));
            Sources.methodName(test).ifPresent(planned.tests::add);
        });
        plan.getChildren(test).forEach(child -> collect(child, plan, found));
    }

    /** The innermost one: a suite has others in it. */
    private static String engine(TestIdentifier test) {
        return UniqueId.parse(test.getUniqueId()).getSegments().stream()
                .filter(segment -> segment.getType().equals("engine"))
                .reduce((outer, inner) -> inner)
                .map(UniqueId.Segment::getValue)
                .orElse("");
    }
}
