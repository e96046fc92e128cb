package io.github.usersig.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Classes and methods that are run several times, such as parameterized ones. JUnit has such classes since 5.13, and this is
 * compiled on 5.12: so their annotations are known by name.
 */
final class ClassTemplates {

    private static final @Nullable Class<? extends Annotation> TEMPLATE = load("org.junit.jupiter.api.ClassTemplate");
    private static final @Nullable Class<? extends Annotation> PARAMETER = load("org.junit.jupiter.params.Parameter");

    private static final @Nullable Class<? extends Annotation> PARAMETERIZED_TEST = load(
            "org.junit.jupiter.params.ParameterizedTest"); // may be absent: only @UserSigSource needs that artifact

    private ClassTemplates() {}

    private static @Nullable Class<? extends Annotation> load(String name) {
        try {
            return Class.forName(name, false, ClassTemplates.class.getClassLoader())
                    .asSubclass(Annotation.class);
        } catch (ClassNotFoundException older) {
            return null;
        }
    }

    /** Whether this class is run several times. */
    static boolean isOne(Class<?> testClass) {
        return TEMPLATE != null && AnnotationSupport.isAnnotated(testClass, TEMPLATE);
    }

    /** Whether this method is run several times, with arguments. */
    static boolean isParameterized(Method test) {
        return PARAMETERIZED_TEST != null && AnnotationSupport.isAnnotated(test, PARAMETERIZED_TEST);
    }

    /** The context of the class if this is that of one of its runs, otherwise the same one. */
    static ExtensionContext withoutRun(ExtensionContext context) {
        Optional<AnnotatedElement> testClass = context.getElement().filter(Class.class::isInstance);
        return context.getParent()
                .filter(parent -> testClass.isPresent() && parent.getElement().equals(testClass))
                .orElse(context);
    }

    /** The fields that take its arguments, in the order of these, if it has such fields. */
    static List<Field> argumentFields(Class<?> testClass) {
        Class<? extends Annotation> parameter = PARAMETER;
        if (parameter == null) {
            return List.of();
        }
        Map<Integer, Field> fields = new TreeMap<>();
        for (Field field : ReflectionSupport.findFields(
                testClass, each -> each.isAnnotationPresent(parameter), HierarchyTraversalMode.BOTTOM_UP)) {
            fields.putIfAbsent(index(field.getAnnotation(parameter)), field);
        }
        return List.copyOf(fields.values());
    }

    private static int index(Annotation parameter) {
        try {
            return (int) parameter.annotationType().getMethod("value").invoke(parameter);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new ExtensionConfigurationException("the index of " + parameter + " cannot be read", e);
        }
    }
}
