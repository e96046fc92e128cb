package io.github.usersig.junit4;

import io.github.usersig.junit5.internal.frames.ForeignClass;
import org.junit.rules.MethodRule;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.Statement;

/**
 * Does for each test of a JUnit 4 class what annotations of {@code io.github.usersig.junit5} ask for, and looks afterwards whether it was
 * put to use. It goes with {@link UserSigClassRule}, where an example stands, and which makes it:
 *
 * <pre>{@code
 * @Rule
 * public final UserSigRule userSigs = USER_SIG.forEachTest();
 * }</pre>
 *
 * <p>Fields are set before the class's {@code @Before} methods. To have it set them before another rule begins, give that one a higher
 * {@code order}. Declare it with this type. Safe for use by parallel tests.
 */
public final class UserSigRule implements MethodRule {

    private final UserSigClassRule ofClass;

    UserSigRule(UserSigClassRule ofClass) {
        this.ofClass = ofClass;
    }

    @Override
    public Statement apply(Statement base, FrameworkMethod method, Object target) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                ForeignClass begun = ofClass.begun(target.getClass());
                begun.runTest(target, method.getMethod(), method.getName(), test -> ofClass.evaluate(base, begun));
            }
        };
    }
}
