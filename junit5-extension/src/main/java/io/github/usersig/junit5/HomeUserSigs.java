package io.github.usersig.junit5;

import io.github.usersig.junit5.internal.KnownTests;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What became, over all tests of a class, of the UserSigs that any of them may use: those of fields, constructors and
 * life-cycle methods. One of them must have done with each what it is for; that is judged only when every test of the class
 * has run and passed, so that running one test alone is not an error.
 */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class HomeUserSigs implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final Kept<HomeUserSigs> KEPT = Kept.by(HomeUserSigs.class, "home", HomeUserSigs.class);
    private static final System.Logger LOGGER = System.getLogger(HomeUserSigs.class.getName());
    private static final String ALL_RIGHT = "";

    /** The tests of a class and those nested in it, looked for once. */
    private static final ClassValue<Set<String>> TESTS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> testClass) {
            return Set.copyOf(testsOf(testClass));
        }
    };

    /**
     * What was wrong in an earlier run of a class in this JVM. Whoever runs a failed test again, as Surefire does if told to, runs
     * that test alone: it must not pass just because then not all tests of the class have run.
     */
    private static final Set<String> UNPROVEN = ConcurrentHashMap.newKeySet();

    private final ExtensionContext context;
    private final Class<?> home;

    /** Its tests, if another frame than Jupiter runs them. */
    private final Optional<KnownTests> known;

    /** By where it was injected, the last complaint or {@link #ALL_RIGHT}. */
    private final Map<String, String> complaints = new ConcurrentHashMap<>();

    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean anyFailed;
    private volatile boolean told;

    private HomeUserSigs(ExtensionContext context) {
        this.context = context;
        this.home = context.getRequiredTestClass();
        this.known = KnownTests.of(context);
    }

    static HomeUserSigs of(ExtensionContext classContext) {
        return KEPT.in(classContext, HomeUserSigs::new);
    }

    static Optional<HomeUserSigs> existing(ExtensionContext classContext) {
        return KEPT.in(classContext);
    }

    /** The context of the class that a UserSig was injected for: this test's class or one around it. */
    static ExtensionContext home(ExtensionContext context, Class<?> declaring) {
        ExtensionContext home = context;
        for (ExtensionContext each : ContextsAround.from(context)) {
            if (each.getElement().filter(element -> isA(element, declaring)).isPresent()) {
                home = each;
            }
        }
        return home;
    }

    private static boolean isA(Object element, Class<?> declaring) {
        return element instanceof Class<?> type && declaring.isAssignableFrom(type);
    }

    void report(Injected injected, Optional<String> complaint) {
        if (complaint.isEmpty()) {
            UNPROVEN.remove(unproven(injected.where().toString()));
        }
        complaints.merge(
                injected.where().toString(),
                complaint.orElse(ALL_RIGHT),
                (before, now) -> before.equals(ALL_RIGHT) ? before : now);
    }

    /** Those of all classes that this test belongs to, from the inside out. */
    static List<HomeUserSigs> around(ExtensionContext test) {
        List<HomeUserSigs> homes = new ArrayList<>();
        for (ExtensionContext each : ContextsAround.of(test)) {
            if (each.getTestClass().isPresent() && each.getTestMethod().isEmpty()) {
                existing(each).ifPresent(homes::add);
            }
        }
        return homes;
    }

    void begun() {
        running.incrementAndGet();
    }

    void ended(Class<?> testClass, Method test, boolean well) {
        running.decrementAndGet();
        if (well) {
            passed.add(name(testClass, test));
        } else {
            anyFailed = true;
        }
    }

    void disabled(Class<?> testClass, Method test) {
        disabled.add(name(testClass, test));
    }

    /** Whether the test that has just passed is the last one, as far as can be known, or is run again after a failure. */
    boolean isDueAfterATest() {
        return isLast() || (!UNPROVEN.isEmpty() && UNPROVEN.stream().anyMatch(each -> each.startsWith(unproven(""))));
    }

    private boolean isLast() {
        return running.get() == 0 && passed.size() >= tests().size() && !mayGoOn() && passed.containsAll(tests());
    }

    private Set<String> tests() {
        return known.map(each ->
                        each.tests().stream().map(test -> name(home, test)).collect(Collectors.toSet()))
                .orElseGet(() -> TESTS.get(home));
    }

    private boolean mayGoOn() {
        return known.map(KnownTests::mayGoOn).orElseGet(() -> Unfinished.mayGoOn(home));
    }

    /** What is wrong, for the test that has just passed to tell if nobody after it can put it right. */
    List<String> complaintsAfterATest() {
        Predicate<String> wasWrongBefore = where -> UNPROVEN.contains(unproven(where));
        boolean again = complaints.entrySet().stream()
                .anyMatch(entry -> !entry.getValue().equals(ALL_RIGHT) && wasWrongBefore.test(entry.getKey()));
        boolean last = isLast();
        return again || last ? tell(again && !last ? wasWrongBefore : where -> true) : List.of();
    }

    /** What is wrong, if it can be told and was not told yet. */
    List<String> complaintsAboutAll() {
        Set<String> missing = new TreeSet<>(tests());
        missing.removeAll(passed);
        if (missing.isEmpty()) {
            return tell(where -> true);
        }
        missing.removeAll(disabled);
        if (missing.isEmpty() && !anyFailed && !told) {
            wrong(where -> true).forEach(this::sayThatNobodyKnows);
            told = true;
        }
        return List.of();
    }

    /** Once, even if the last two tests end at one time. */
    private synchronized List<String> tell(Predicate<String> which) {
        List<String> wrong = anyFailed || told ? List.of() : wrong(which);
        if (!wrong.isEmpty()) {
            told = true;
            complaints.forEach((where, complaint) -> {
                if (!complaint.equals(ALL_RIGHT)) {
                    UNPROVEN.add(unproven(where));
                }
            });
        }
        return wrong;
    }

    private List<String> wrong(Predicate<String> which) {
        return complaints.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(ALL_RIGHT) && which.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** A disabled test may be the one that uses it. */
    private void sayThatNobodyKnows(String complaint) {
        String what = "not judged, because %s disabled: %s"
                .formatted(disabled.size() == 1 ? "a test is" : disabled.size() + " tests are", complaint);
        context.publishReportEntry("usersig", what);
        LOGGER.log(System.Logger.Level.WARNING, home.getName() + ": " + what);
    }

    private String unproven(String where) {
        return home.getName() + " " + where;
    }

    /** Whatever was injected after the last call-back, or into a kind of method that is not known here, is told now. */
    @Override
    public void close() {
        List<String> wrong = complaintsAboutAll();
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), wrong));
        }
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
