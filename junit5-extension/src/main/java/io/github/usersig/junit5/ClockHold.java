package io.github.usersig.junit5;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import io.github.usersig.clock.ClockState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The clock as one class, or one test, has it: from before an instance is made for it until JUnit has called all that is to
 * be called, and then put back. A test within a class has a hold within that of the class.
 */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class ClockHold implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final Kept<ClockHold> KEPT = Kept.by(ClockHold.class, "hold", ClockHold.class);

    /** What is set here; nothing where the test moves the clock itself, or takes it as its class has it. */
    private final Optional<ClockSetting> setting;

    /** How the clocks had been changed before this began. */
    private final List<String> changedBefore;

    private ClockScope asBefore;
    private boolean passed;

    private ClockHold(Optional<ClockSetting> setting, List<ClockState> changed) {
        this.setting = setting;
        this.changedBefore = changed.stream().map(ClockHold::change).toList();
        this.asBefore = AppClock.remember();
    }

    /** Begins it for the class or the test of this context, unless it has begun or the class says nothing of the clock. */
    static void begin(ExtensionContext classOrTest) {
        ExtensionContext home = ClassTemplates.withoutRun(classOrTest);
        boolean isTest = home.getTestMethod().isPresent();
        if (of(home).isPresent() || !(isTest || ClockExtension.writes(home.getRequiredTestClass()))) {
            return;
        }
        // All that can be wrong with the annotations is found before anything is changed.
        Optional<ClockSetting> setting = isTest ? ofTest(home) : ClockSetting.on(home.getRequiredTestClass());
        List<ClockHold> around = around(home);
        if (around.isEmpty()) {
            ClockWatch.lookBefore(home);
        }
        ClockHold hold = new ClockHold(setting, ClockWatch.changedByTests());
        KEPT.put(home, hold);
        if (setting.isPresent()) {
            around.forEach(ClockHold::giveWay);
            setting.get().apply();
        }
    }

    /** What a test adds to its classes; theirs is looked at all the same. */
    private static Optional<ClockSetting> ofTest(ExtensionContext test) {
        ClockSetting.of(test);
        return test.getTestMethod().flatMap(ClockSetting::on);
    }

    /** That of this context itself. */
    static Optional<ClockHold> of(ExtensionContext context) {
        return KEPT.in(ClassTemplates.withoutRun(context));
    }

    /** From the inside out. */
    private static List<ClockHold> around(ExtensionContext context) {
        List<ClockHold> around = new ArrayList<>();
        for (ExtensionContext each : ContextsAround.of(context)) {
            if (each.getTestClass().isPresent()) {
                of(each).filter(hold -> !around.contains(hold)).ifPresent(around::add);
            }
        }
        return around;
    }

    /** A setting closer by takes the place of this one, whosever clock it is; this one comes back when that one ends. */
    private void giveWay() {
        if (setting.isPresent()) {
            asBefore.close();
            asBefore = AppClock.remember();
        }
    }

    /** Says that a test has passed for which this was in force. */
    static void hasPassed(ExtensionContext test) {
        of(test).ifPresent(hold -> hold.passed = true);
        around(test).forEach(hold -> hold.passed = true);
    }

    /** Fails if tests have passed, but the clock that was set for them is nobody's. */
    void requireReaders(String whose) {
        if (passed) {
            setting.ifPresent(each -> each.requireReaders(whose));
        }
    }

    /** What has been changed since. */
    @Nullable
    ClockState changed() {
        return ClockWatch.changedByTests().stream()
                .filter(state -> !changedBefore.contains(change(state)))
                .findFirst()
                .orElse(null);
    }

    private static String change(ClockState state) {
        return state.movedBy() + " " + state.alsoMoved();
    }

    /** Puts the clock back; once only. */
    @Override
    public void close() {
        asBefore.close();
    }
}
