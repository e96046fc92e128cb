package io.github.usersig.junit5;

import static java.util.Objects.requireNonNull;

import io.github.usersig.junit5.internal.GivenTenant;
import io.github.usersig.junit5.internal.TenantSource;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImSource;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A mock that a test class keeps in a field: one with {@link EnableMockIm}, or a container with Testcontainers' annotation, which
 * is known by name. UserSigs are for its tenant then, for the app under test talks to that.
 */
record OwnMock(Field field) implements TenantSource {

    private static final String CONTAINER = "org.testcontainers.junit.jupiter.Container";

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> testClass) {
            return ReflectionSupport.findFields(testClass, OwnMock::isOne, HierarchyTraversalMode.TOP_DOWN);
        }
    };

    private static boolean isOne(Field field) {
        boolean marked = AnnotationSupport.isAnnotated(field, EnableMockIm.class);
        boolean possible =
                MockIm.class.isAssignableFrom(field.getType()) || MockImSource.class.isAssignableFrom(field.getType());
        if (marked && !possible) {
            throw new ExtensionConfigurationException(
                    "@EnableMockIm on field [%s] is for a mock that the class has itself: a MockIm, or a MockImContainer, not a %s"
                            .formatted(field, field.getType().getName()));
        }
        return possible && (marked || Stream.of(field.getAnnotations()).anyMatch(OwnMock::isContainer));
    }

    private static boolean isContainer(Annotation annotation) {
        return annotation.annotationType().getName().equals(CONTAINER);
    }

    /** That of a class, in a static field, or of a test, in another. */
    static Optional<OwnMock> of(ExtensionContext owner) {
        boolean ofTest = owner.getTestMethod().isPresent();
        return owner.getTestClass().flatMap(testClass -> of(testClass, !ofTest));
    }

    private static Optional<OwnMock> of(Class<?> testClass, boolean isStatic) {
        List<Field> fields = FIELDS.get(testClass);
        if (fields.isEmpty()) { // as nearly always
            return Optional.empty();
        }
        List<OwnMock> found = fields.stream()
                .filter(field -> Modifier.isStatic(field.getModifiers()) == isStatic)
                .map(OwnMock::new)
                .toList();
        if (found.size() > 1) {
            throw new ExtensionConfigurationException(
                    "[%s] has %d mocks, in the fields %s, and cannot say which of them UserSigs are for: put @EnableMockIm on one of them and keep the others elsewhere"
                            .formatted(
                                    testClass.getName(),
                                    found.size(),
                                    found.stream()
                                            .map(each -> each.field().getName())
                                            .toList()));
        }
        return found.stream().findFirst();
    }

    /** What tenants are like from here inwards: nothing can be said of one that is there already, but how strict tests are. */
    TenantSettings settings() {
        return AnnotationSupport.findAnnotation(field, EnableMockIm.class)
                .map(this::ofOneThatIsThere)
                .orElseGet(() -> TenantSettings.of(Plain.class.getAnnotation(EnableMockIm.class)));
    }

    private TenantSettings ofOneThatIsThere(EnableMockIm annotation) {
        EnableMockIm plain = Plain.class.getAnnotation(EnableMockIm.class);
        boolean asUsual = annotation.backend() == plain.backend()
                && annotation.tenantPer() == plain.tenantPer()
                && annotation.seedFile().isEmpty()
                && annotation.profile().isEmpty()
                && annotation.accounts().length == 0
                && Arrays.equals(annotation.admins(), plain.admins())
                && !annotation.legacyKeys();
        if (!asUsual) {
            throw new ExtensionConfigurationException(
                    "@EnableMockIm on field [%s] says what a tenant is to be like, and this one is there already: say it where the mock is made, such as withAccounts(...) of MockImContainer; the annotation on a field takes lenient alone"
                            .formatted(field));
        }
        return TenantSettings.of(annotation);
    }

    @Override
    public GivenTenant give(ExtensionContext owner) {
        MockIm im = tenant(owner);
        long before = im.standing().lastEntry();
        return new GivenTenant() {
            @Override
            public MockIm im() {
                return im;
            }

            @Override
            public long journalStart() {
                return before;
            }

            @Override
            public void close() {} // whoever has made it ends it
        };
    }

    private MockIm tenant(ExtensionContext owner) {
        try {
            field.setAccessible(true);
            Object value = field.get(
                    Modifier.isStatic(field.getModifiers())
                            ? null
                            : owner.getRequiredTestInstances()
                                    .findInstance(field.getDeclaringClass())
                                    .orElseThrow());
            if (value instanceof MockImSource source) {
                return source.mockIm();
            }
            return (MockIm) requireNonNull(value, "it is null");
        } catch (RuntimeException | IllegalAccessException e) {
            throw new ExtensionConfigurationException(
                    "the mock in field [%s] cannot be used yet: %s. Start it before UserSigs are injected: a container by @Testcontainers on the class and @Container on the field, which must be static for those of constructors and @BeforeAll"
                            .formatted(field, e.getMessage()),
                    e);
        }
    }

    /** Has the annotation with all that it says unless told otherwise. */
    @EnableMockIm
    private static final class Plain {}
}
