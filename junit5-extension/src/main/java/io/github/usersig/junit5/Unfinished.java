package io.github.usersig.junit5;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Whether something of a class may still be run when each of its tests has been, as far as its code tells. */
final class Unfinished {

    private static final ClassValue<Boolean> MAY_GO_ON = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> testClass) {
            return ClassTemplates.isOne(testClass)
                    || has(testClass, Unfinished::goesOn)
                    || ReflectionSupport.findNestedClasses(testClass, inner -> is(inner, Nested.class)).stream()
                            .anyMatch(MAY_GO_ON::get);
        }
    };

    private Unfinished() {}

    /** Whether it has methods for afterwards, or tests of which nobody knows how often they are run. */
    static boolean mayGoOn(Class<?> testClass) {
        return MAY_GO_ON.get(testClass);
    }

    private static boolean goesOn(Method method) {
        return is(method, AfterAll.class) || (is(method, Testable.class) && !is(method, Test.class));
    }

    private static boolean has(Class<?> testClass, Predicate<Method> which) {
        return !ReflectionSupport.findMethods(testClass, which, HierarchyTraversalMode.TOP_DOWN)
                .isEmpty();
    }

    private static boolean is(AnnotatedElement element, Class<? extends java.lang.annotation.Annotation> type) {
        return AnnotationSupport.isAnnotated(element, type);
    }
}
