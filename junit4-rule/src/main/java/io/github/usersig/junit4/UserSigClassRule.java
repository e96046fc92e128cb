package io.github.usersig.junit4;

import io.github.usersig.SdkApp;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit4.internal.JUnit4Frame;
import io.github.usersig.junit4.internal.Jupiter;
import io.github.usersig.junit5.internal.KnownTests;
import io.github.usersig.junit5.internal.frames.ForeignClass;
import io.github.usersig.mockim.MockIm;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.Ignore;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * Makes annotations of {@code io.github.usersig.junit5} work in a test class of JUnit 4, together with {@link UserSigRule}.
 *
 * <pre>{@code
 * @EnableMockIm(accounts = {"alice", "bob"})
 * public class LoginTest {
 *
 *     @ClassRule
 *     public static final UserSigClassRule USER_SIG = new UserSigClassRule();
 *
 *     @Rule
 *     public final UserSigRule userSigs = USER_SIG.forEachTest();
 *
 *     @WithExpiredUserSig("alice")
 *     private UserSig expired;
 *
 *     private MockIm im;
 *
 *     @Test
 *     public void refusesAnExpiredUserSig() {
 *         assertEquals(70001, im.login("alice", expired.text()).code());
 *     }
 * }
 * }</pre>
 *
 * <p><b>What works</b> as in JUnit Jupiter: {@code @EnableMockIm} on the class, and on a field that holds a mock; {@code @WithUserSig}
 * and its kin on fields, and on the class for all of them; {@code MockIm} and {@code SdkApp} in fields; {@code @FreezeClock},
 * {@code @WithClockSkew}, {@code @ReadsClock} and {@code @WritesClock} on the class and on tests; all that is looked at after a test.
 * JUnit 4 gives tests no parameters, so what stands on a test method and would inject into them makes the class fail.
 *
 * <p><b>Life cycle:</b> static fields are set before {@code @BeforeClass}, others before {@code @Before}. The tenant is removed after the
 * class. The back end is shared by the whole run, and ends with it; where no JUnit Platform runs the tests, with the JVM. What a test sets
 * for its clock holds from its rules on, when its instance is made already.
 *
 * <p><b>Subclasses</b> inherit both rules. With {@code Parameterized} each run of a test is one test. <b>Parallel tests:</b> those with
 * clock annotations are kept apart as in Jupiter. Safe for use by parallel classes.
 */
public final class UserSigClassRule implements TestRule {

    private final JUnit4Frame frame = new JUnit4Frame();

    /** Those that run now: subclasses have this rule in common. */
    private final Map<Class<?>, ForeignClass> running = new ConcurrentHashMap<>();

    /** The one for which this thread works. */
    @SuppressWarnings("ThreadLocalUsage") // each rule has its own classes, and there are few rules
    private final ThreadLocal<@Nullable ForeignClass> here = new ThreadLocal<>();

    /** For a public static field with {@code @ClassRule}. */
    public UserSigClassRule() {}

    /** What goes with it, for a public field with {@code @Rule}. */
    public UserSigRule forEachTest() {
        return new UserSigRule(this);
    }

    @Override
    public Statement apply(Statement base, Description description) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                run(description, base);
            }
        };
    }

    private void run(Description description, Statement base) throws Throwable {
        Class<?> testClass = description.getTestClass();
        if (testClass == null || description.isTest()) {
            throw new IllegalStateException(
                    "UserSigClassRule is for a test class as a whole, not for %s: put @ClassRule on a public static field, not @Rule"
                            .formatted(description));
        }
        Jupiter.require(UserSigClassRule.class.getClassLoader());
        JUnit4Frame.require(testClass);
        KnownTests tests = JUnit4Frame.tests(testClass);
        ForeignClass.run(testClass, frame, tests, begun -> {
            if (running.putIfAbsent(testClass, begun) != null) {
                throw new IllegalStateException(
                        "[%s] is run twice at once, and one UserSigClassRule cannot tell its tests apart: run it once"
                                .formatted(testClass.getName()));
            }
            try {
                JUnit4Frame.ignored(tests)
                        .forEach(test -> begun.disabled(
                                test,
                                Optional.of(test.getAnnotation(Ignore.class)).map(Ignore::value)));
                evaluate(base, begun);
            } finally {
                running.remove(testClass);
            }
        });
    }

    /** Does what is done for a class in this thread. */
    void evaluate(Statement statement, ForeignClass begun) throws Throwable {
        ForeignClass before = here.get();
        here.set(begun);
        try {
            statement.evaluate();
        } finally {
            here.set(before);
        }
    }

    ForeignClass begun(Class<?> testClass) {
        ForeignClass begun = running.get(testClass);
        if (begun == null) {
            JUnit4Frame.require(testClass);
            throw new IllegalStateException(
                    "UserSigRule of [%s] was made by a UserSigClassRule that does not run the class: make it by the one in the field with @ClassRule, USER_SIG.forEachTest()"
                            .formatted(testClass.getName()));
        }
        return begun;
    }

    /**
     * The tenant of the class that is run, or of the test if each has its own: for places where nothing is injected.
     *
     * @throws IllegalStateException if no class with this rule is run now, or several and none by this thread, or it has no {@code @EnableMockIm}
     */
    public MockIm mockIm() {
        return resolve(MockIm.class, "mockIm()", "put @EnableMockIm on it");
    }

    /**
     * The app that UserSigs are signed for: SDKAppID, key and admins.
     *
     * @throws IllegalStateException if no class with this rule is run now, or several and none by this thread, or it has none of the annotations
     */
    public SdkApp app() {
        return resolve(SdkApp.class, "app()", "put @EnableMockIm on it");
    }

    /**
     * Where the app under test reaches the mock, such as {@code http://127.0.0.1:40123}.
     *
     * @throws IllegalStateException as {@link #mockIm} does
     */
    public URI endpoint() {
        return resolve(MockIm.class, "endpoint()", "put @EnableMockIm on it").endpoint();
    }

    /**
     * The app's clock as the test that is run has it: that of the packages that its annotation names, or of the whole JVM.
     *
     * @throws IllegalStateException if no class with this rule is run now, or several and none by this thread, or it has no clock annotation
     */
    public AppClock clock() {
        return resolve(
                AppClock.class,
                "clock()",
                "put @FreezeClock, @WithClockSkew or @WritesClock on it, or on the test that is run");
    }

    private <T> T resolve(Class<T> type, String asked, String cure) {
        return served(asked)
                .resolve(type)
                .orElseThrow(() -> new IllegalStateException(
                        "%s of a UserSigClassRule was called in a class that has none: %s".formatted(asked, cure)));
    }

    private ForeignClass served(String asked) {
        ForeignClass ofThisThread = here.get();
        if (ofThisThread != null) {
            return ofThisThread;
        }
        Map<Class<?>, ForeignClass> now = Map.copyOf(running);
        if (now.size() == 1) {
            return now.values().iterator().next();
        }
        if (now.isEmpty()) {
            throw new IllegalStateException(
                    "%s of a UserSigClassRule was called, and no class with it runs now: call it in @BeforeClass, @Before or a test, and keep @ClassRule on its field"
                            .formatted(asked));
        }
        throw new IllegalStateException(
                "%s of a UserSigClassRule was called in a thread that runs none of its classes, and %s run at once: call it in the test's own thread"
                        .formatted(
                                asked,
                                now.keySet().stream()
                                        .map(Class::getSimpleName)
                                        .sorted()
                                        .toList()));
    }
}
