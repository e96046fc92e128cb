package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The fields that a tenant can fill: those of type {@link MockIm} and {@link SdkApp}. Nothing else is meant by such a field in a
 * class with a back end, so it needs no annotation; one with an annotation is left to whoever that is for, and one that the class
 * fills itself is left alone.
 */
final class TenantFields {

    private static final Namespace NAMESPACE = Namespace.create(TenantFields.class);

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> testClass) {
            return ReflectionSupport.findFields(testClass, TenantFields::isOurs, HierarchyTraversalMode.TOP_DOWN);
        }
    };

    /** What was injected in this run, to be told from what a class has made itself. */
    private final Set<Object> injected = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private TenantFields() {}

    private static boolean isOurs(Field field) {
        return (field.getType() == MockIm.class || field.getType() == SdkApp.class)
                && !Modifier.isFinal(field.getModifiers())
                && Stream.of(field.getAnnotations()).allMatch(TenantFields::saysNothing);
    }

    /** Whoever says whether a field may be null does not fill it, nor does Spock by what it notes of each field. */
    private static boolean saysNothing(Annotation annotation) {
        String name = annotation.annotationType().getSimpleName();
        return name.endsWith("Nullable")
                || name.endsWith("NonNull")
                || annotation.annotationType().getName().equals("org.spockframework.runtime.model.FieldMetadata");
    }

    /** Fills the static fields of a class with a tenant of its own. */
    static void injectStatic(ExtensionContext context) throws IllegalAccessException {
        boolean perMethod = Owner.of(context)
                .settings()
                .filter(settings -> settings.tenantPer() == TenantPer.METHOD)
                .isPresent();
        if (!perMethod) {
            inject(context.getRequiredTestClass(), null, context);
        }
    }

    /** Fills the other fields, before each test. */
    static void injectInstances(ExtensionContext context) throws IllegalAccessException {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(instance.getClass(), instance, context);
        }
    }

    private static void inject(Class<?> type, @Nullable Object instance, ExtensionContext context)
            throws IllegalAccessException {
        Predicate<Field> wanted = field -> Modifier.isStatic(field.getModifiers()) == (instance == null);
        for (Field field : FIELDS.get(type)) {
            if (wanted.test(field)) {
                of(context).fill(field, instance, TestApp.of(context));
            }
        }
    }

    private static TenantFields of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TenantFields.class, key -> new TenantFields(), TenantFields.class);
    }

    private void fill(Field field, @Nullable Object instance, TestApp app) throws IllegalAccessException {
        field.setAccessible(true);
        Optional<Object> before = Optional.ofNullable(field.get(instance));
        if (before.isEmpty() || injected.contains(before.get())) {
            Object value = field.getType() == SdkApp.class ? app.app() : app.requireTenant();
            injected.add(value);
            field.set(instance, value);
        }
    }
}
