package io.github.usersig.junit5;

import io.github.usersig.mockim.TenantStanding;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How a tenant stood before a test, or before a nested class that shares it: where its journal had come to, and what its clock
 * and admins are put back to afterwards.
 */
final class BeforeTest {

    private static final Kept<TenantStanding> STANDING = Kept.by(BeforeTest.class, "standing", TenantStanding.class);
    private static final Kept<TestApp> BEGUN = Kept.by(BeforeTest.class, "begun", TestApp.class);

    private BeforeTest() {}

    /** Notes it, if there is a tenant already. The end must be told of in any case. */
    static void begin(ExtensionContext context) {
        TestApp.existing(context).ifPresent(app -> app.begin().ifPresent(standing -> {
            STANDING.put(context, standing);
            BEGUN.put(context, app);
        }));
    }

    /** The number of the last journal entry before it, if there was a tenant. */
    static Optional<Long> lastEntry(ExtensionContext context) {
        return STANDING.in(context).map(TenantStanding::lastEntry);
    }

    /** Puts the tenant back, be it one that was there before or one that came since. */
    static void end(ExtensionContext context) {
        BEGUN.remove(context)
                .ifPresentOrElse(TestApp::end, () -> TestApp.existing(context).ifPresent(app -> app.putBackTo(null)));
    }

    /** The same before all tests of a class, if it has its tenant from one around it, so that its changes would outlive it. */
    static void beginClass(ExtensionContext context) {
        if (isGuest(context)) {
            TestApp.existing(context).flatMap(TestApp::standing).ifPresent(standing -> STANDING.put(context, standing));
        }
    }

    /** The same after all tests of a class. */
    static void endClass(ExtensionContext context) {
        if (isGuest(context)) {
            TenantStanding before = STANDING.in(context).orElse(null);
            TestApp.existing(context).ifPresent(app -> app.putBackTo(before));
        }
    }

    private static boolean isGuest(ExtensionContext classContext) {
        Owner owner = Owner.of(classContext);
        return owner.settings()
                        .filter(settings -> settings.tenantPer() == TenantPer.CLASS)
                        .isPresent()
                && !owner.context().equals(classContext);
    }
}
