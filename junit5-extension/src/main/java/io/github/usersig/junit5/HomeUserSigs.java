package io.github.usersig.junit5;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What became, over all tests of a class, of the UserSigs that any of them may use: those of fields, constructors and
 * life-cycle methods. One of them must have done with each what it is for; that is judged only when every test of the class
 * has run and passed, so that running one test alone is not an error.
 */
final class HomeUserSigs {

    private static final Namespace NAMESPACE = Namespace.create(HomeUserSigs.class);
    private static final String ALL_RIGHT = "";

    /** By where it was injected, the last complaint or {@link #ALL_RIGHT}. */
    private final Map<String, String> complaints = new ConcurrentHashMap<>();

    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private volatile boolean anyFailed;

    static HomeUserSigs of(ExtensionContext classContext) {
        return classContext
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(classContext.getUniqueId(), key -> new HomeUserSigs(), HomeUserSigs.class);
    }

    static Optional<HomeUserSigs> existing(ExtensionContext classContext) {
        return Optional.ofNullable(
                classContext.getStore(NAMESPACE).get(classContext.getUniqueId(), HomeUserSigs.class));
    }

    /** The context of the class that a UserSig was injected for: this test's class or one around it. */
    static ExtensionContext home(ExtensionContext context, Class<?> declaring) {
        ExtensionContext home = context;
        for (Optional<ExtensionContext> c = Optional.of(context);
                c.isPresent();
                c = c.get().getParent()) {
            if (c.get().getElement().filter(element -> isA(element, declaring)).isPresent()) {
                home = c.get();
            }
        }
        return home;
    }

    private static boolean isA(Object element, Class<?> declaring) {
        return element instanceof Class<?> type && declaring.isAssignableFrom(type);
    }

    void report(Injected injected, Optional<String> complaint) {
        complaints.merge(
                injected.where(),
                complaint.orElse(ALL_RIGHT),
                (before, now) -> before.equals(ALL_RIGHT) ? before : now);
    }

    /** Does this to those of all classes that this test belongs to. */
    static void forAllAround(ExtensionContext test, Consumer<HomeUserSigs> action) {
        for (Optional<ExtensionContext> c = test.getParent();
                c.isPresent();
                c = c.get().getParent()) {
            existing(c.get()).ifPresent(action);
        }
    }

    void ended(Class<?> testClass, Method test, boolean well) {
        if (well) {
            passed.add(name(testClass, test));
        } else {
            anyFailed = true;
        }
    }

    /** What is wrong, if it can be told. */
    List<String> complaintsAboutAll(Class<?> home) {
        List<String> wrong = complaints.values().stream()
                .filter(complaint -> !complaint.equals(ALL_RIGHT))
                .sorted()
                .toList();
        return !wrong.isEmpty() && !anyFailed && passed.containsAll(testsOf(home)) ? wrong : List.of();
    }

    private static List<String> testsOf(Class<?> testClass) {
        Predicate<Method> isTest = method -> AnnotationSupport.isAnnotated(method, Testable.class);
        List<String> names = new ArrayList<>();
        for (Method test : ReflectionSupport.findMethods(testClass, isTest, HierarchyTraversalMode.TOP_DOWN)) {
            names.add(name(testClass, test));
        }
        Predicate<Class<?>> isNested = inner -> AnnotationSupport.isAnnotated(inner, Nested.class);
        ReflectionSupport.findNestedClasses(testClass, isNested).forEach(inner -> names.addAll(testsOf(inner)));
        return names;
    }

    private static String name(Class<?> testClass, Method test) {
        return testClass.getName() + "#" + test.getName() + Arrays.toString(test.getParameterTypes());
    }
}
