package io.github.usersig.junit5;

import io.github.usersig.clock.AlsoMoved;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import io.github.usersig.clock.ClockState;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Looks, from the first test with a clock annotation to the end of the run, for clocks that somebody left changed without
 * one; tells who did it, and puts them back.
 */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class ClockWatch implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(ClockWatch.class);
    private static final System.Logger LOGGER = System.getLogger(ClockWatch.class.getName());

    private final ExtensionContext run;

    /** How the clocks are to be between tests: as the JVM was started. */
    private ClockScope asBefore;

    private ClockWatch(ExtensionContext run, ClockScope asBefore) {
        this.run = run;
        this.asBefore = asBefore;
    }

    /** Called before each test that has a clock annotation. */
    static void lookBefore(ExtensionContext test) {
        ExtensionContext run = test.getRoot();
        run.getStore(NAMESPACE)
                .getOrComputeIfAbsent(ClockWatch.class, key -> start(test, run), ClockWatch.class)
                .look(test, "before " + test.getDisplayName());
    }

    private static ClockWatch start(ExtensionContext test, ExtensionContext run) {
        List<ClockState> left = changedByTests();
        AppClock.all().stream().filter(clock -> isChangedByATest(clock.state())).forEach(AppClock::restore);
        ClockWatch watch = new ClockWatch(run, AppClock.remember());
        tell(test, "before " + test.getDisplayName(), left);
        return watch;
    }

    private synchronized void look(ExtensionContext whoTells, String when) {
        List<ClockState> left = changedByTests();
        if (!left.isEmpty()) {
            asBefore.close();
            asBefore = AppClock.remember();
            tell(whoTells, when, left);
        }
    }

    /** When the run ends there is no next test to tell of it. */
    @Override
    public void close() {
        look(run, "at the end of the run");
    }

    /** In the report; and in the log, for Maven and Gradle show nobody what is in the report of a test that passed. */
    private static void tell(ExtensionContext context, String when, List<ClockState> left) {
        for (ClockState state : left) {
            String message =
                    "%s the app's clock was found changed, and has been put back: %s. Change it in a test with @WritesClock"
                            .formatted(when, state);
            context.publishReportEntry("clock", message);
            LOGGER.log(System.Logger.Level.WARNING, message);
        }
    }

    /** How the clocks are that somebody else has changed than this extension or whoever started the JVM. */
    static List<ClockState> changedByTests() {
        return AppClock.all().stream()
                .map(AppClock::state)
                .filter(ClockWatch::isChangedByATest)
                .toList();
    }

    private static boolean isChangedByATest(ClockState state) {
        return state.movedBy().filter(ClockWatch::isATest).isPresent()
                || state.alsoMoved().stream().map(AlsoMoved::by).anyMatch(ClockWatch::isATest);
    }

    private static boolean isATest(String by) {
        return !by.startsWith(ClockSetting.class.getName() + ".") && !by.startsWith("the agent's");
    }
}
