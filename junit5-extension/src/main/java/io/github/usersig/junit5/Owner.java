package io.github.usersig.junit5;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which context has the tenant that a context works with, and what that tenant is to be like. */
record Owner(ExtensionContext context, Optional<TenantSettings> settings) {

    private static final Kept<TenantSettings> SETTINGS = Kept.by(Owner.class, "settings", TenantSettings.class);
    private static final Kept<Owner> OWNER = Kept.by(Owner.class, "owner", Owner.class);

    /** What the annotation on a class says: looked for once, because every test asks. */
    private static final ClassValue<Optional<TenantSettings>> BY_ANNOTATION = new ClassValue<>() {
        @Override
        protected Optional<TenantSettings> computeValue(Class<?> testClass) {
            return AnnotationSupport.findAnnotation(testClass, EnableMockIm.class)
                    .map(TenantSettings::of);
        }
    };

    /** Says what tenants are like from this context inwards. */
    static void declare(ExtensionContext context, TenantSettings settings) {
        SETTINGS.put(context, settings);
        OWNER.remove(context);
    }

    /** Whether these settings have been declared for this context or one around it. */
    static boolean isDeclaredFor(ExtensionContext context, TenantSettings settings) {
        return ContextsAround.from(context).stream()
                .anyMatch(each -> settings(each).filter(settings::equals).isPresent());
    }

    /** Whether this context itself has settings, be they by annotation or declared. */
    static boolean hasSettings(ExtensionContext context) {
        return settings(context).isPresent();
    }

    static Owner of(ExtensionContext context) {
        return OWNER.in(context, Owner::find);
    }

    private static Owner find(ExtensionContext context) {
        Optional<ExtensionContext> parent = context.getParent();
        if (parent.isEmpty()) {
            return new Owner(context, Optional.empty());
        }
        Optional<TenantSettings> own = settings(context);
        Owner closest;
        if (own.isPresent()) {
            closest = new Owner(ClassTemplates.withoutRun(context), own);
        } else if (parent.get().getParent().isEmpty()) {
            closest = new Owner(context, Optional.empty());
        } else {
            closest = of(parent.get()); // which is known from the test before
        }
        boolean perMethod = closest.settings()
                .filter(settings -> settings.tenantPer() == TenantPer.METHOD)
                .isPresent();
        return perMethod ? new Owner(ownerOfItsOwn(context), closest.settings()) : closest;
    }

    /** The test; or all invocations of it, if their UserSigs are made together. */
    private static ExtensionContext ownerOfItsOwn(ExtensionContext context) {
        boolean together = context.getTestMethod()
                .filter(method -> AnnotationSupport.isAnnotated(method, UserSigSource.class)
                        || AnnotationSupport.isAnnotated(method, UserSigSources.class))
                .isPresent();
        Optional<ExtensionContext> parent =
                context.getParent().filter(p -> p.getTestMethod().isPresent());
        return together && parent.isPresent() ? parent.get() : context;
    }

    private static Optional<TenantSettings> settings(ExtensionContext classOrRun) {
        ExtensionContext context = ClassTemplates.withoutRun(classOrRun);
        Optional<TenantSettings> declared = SETTINGS.in(context);
        if (declared.isPresent()) {
            return declared;
        }
        Optional<OwnMock> own = OwnMock.of(context);
        Optional<TenantSettings> byAnnotation = context.getElement()
                .filter(Class.class::isInstance)
                .flatMap(type -> BY_ANNOTATION.get((Class<?>) type));
        if (own.isPresent() && byAnnotation.isPresent()) {
            throw new ExtensionConfigurationException(
                    "[%s] is given a back end twice, by @EnableMockIm and by the mock in its field %s: keep @EnableMockIm on the field alone, or no mock in a field"
                            .formatted(
                                    context.getRequiredTestClass().getName(),
                                    own.get().field().getName()));
        }
        return own.map(OwnMock::settings).or(() -> byAnnotation);
    }
}
