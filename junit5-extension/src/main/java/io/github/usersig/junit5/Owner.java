package io.github.usersig.junit5;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which context has the tenant that a context works with, and what that tenant is to be like. */
record Owner(ExtensionContext context, Optional<TenantSettings> settings) {

    private static final Namespace NAMESPACE = Namespace.create(Owner.class);
    private static final String SETTINGS = "settings of ";
    private static final String OWNER = "owner of ";

    /** Says what tenants are like from this context inwards. */
    static void declare(ExtensionContext context, TenantSettings settings) {
        context.getStore(NAMESPACE).put(SETTINGS + context.getUniqueId(), settings);
        context.getStore(NAMESPACE).remove(OWNER + context.getUniqueId());
    }

    /** Whether these settings have been declared for this context or one around it. */
    static boolean isDeclaredFor(ExtensionContext context, TenantSettings settings) {
        for (Optional<ExtensionContext> c = Optional.of(context);
                c.isPresent();
                c = c.get().getParent()) {
            if (settings(c.get()).filter(settings::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether this context itself has settings, be they by annotation or declared. */
    static boolean hasSettings(ExtensionContext context) {
        return settings(context).isPresent();
    }

    static Owner of(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(OWNER + context.getUniqueId(), key -> find(context), Owner.class);
    }

    private static Owner find(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext c = context;
                c.getParent().isPresent();
                c = c.getParent().get()) {
            Optional<TenantSettings> settings = settings(c);
            if (settings.isPresent()) {
                boolean perMethod = settings.get().tenantPer() == TenantPer.METHOD;
                return new Owner(perMethod ? ownerOfItsOwn(context) : ClassTemplates.withoutRun(c), settings);
            }
            outermost = c;
        }
        return new Owner(outermost, Optional.empty());
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
        TenantSettings declared =
                context.getStore(NAMESPACE).get(SETTINGS + context.getUniqueId(), TenantSettings.class);
        if (declared != null) {
            return Optional.of(declared);
        }
        return context.getElement()
                .filter(Class.class::isInstance)
                .flatMap(type -> AnnotationSupport.findAnnotation(type, EnableMockIm.class))
                .map(TenantSettings::of);
    }
}
