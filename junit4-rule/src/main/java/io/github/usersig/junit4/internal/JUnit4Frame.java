package io.github.usersig.junit4.internal;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.ReadsClock;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.junit5.internal.KnownTests;
import io.github.usersig.junit5.internal.run.Frame;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import junit.framework.TestCase;
import org.junit.AfterClass;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.internal.AssumptionViolatedException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.runner.RunWith;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.Parameterized;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.TestClass;

/** JUnit 4, where a class has our two rules. */
public final class JUnit4Frame implements Frame {

    /** It asks rules as {@link BlockJUnit4ClassRunner} does, and is none. */
    private static final String MOCKITO_RUNNER = "org.mockito.junit.MockitoJUnitRunner";

    private static final String OR_JUPITER = ", or make it a test of JUnit Jupiter";

    private static final List<Class<? extends Annotation>> INJECTED = List.of(EnableMockIm.class, WithUserSig.class);

    private static final List<Class<? extends Annotation>> OF_THE_CLOCK =
            List.of(FreezeClock.class, WithClockSkew.class, ReadsClock.class, WritesClock.class);

    /** Made by whoever asks which frames are served, and by the rules. */
    public JUnit4Frame() {}

    @Override
    public String engine() {
        return "junit-vintage";
    }

    /** If it has both rules, and a runner that asks them. */
    @Override
    public boolean serves(Class<?> testClass) {
        RunWith runWith = testClass.getAnnotation(RunWith.class);
        return TwoRules.of(testClass).areBoth()
                && !TestCase.class.isAssignableFrom(testClass)
                && (runWith == null || asksRules(runWith.value()));
    }

    private static boolean asksRules(Class<?> runner) {
        boolean isMockitos = Stream.<Class<?>>iterate(runner, c -> c != null, Class::getSuperclass)
                .anyMatch(c -> c.getName().equals(MOCKITO_RUNNER));
        return BlockJUnit4ClassRunner.class.isAssignableFrom(runner)
                || Parameterized.class.isAssignableFrom(runner)
                || isMockitos;
    }

    @Override
    public boolean isAbortion(Throwable thrown) {
        return thrown instanceof AssumptionViolatedException;
    }

    @Override
    public Optional<String> whyNot(AnnotatedElement place, Class<?> what) {
        if (place instanceof Class) {
            return isOneOf(what, INJECTED) || isOfTheClock(what)
                    ? Optional.empty()
                    : Optional.of("it is for JUnit Jupiter alone. Do without it" + OR_JUPITER);
        }
        if (place instanceof Field) {
            return isOneOf(what, INJECTED)
                    ? Optional.empty()
                    : Optional.of("it is for JUnit Jupiter alone. Put @EnableMockIm on the class" + OR_JUPITER);
        }
        if (!(place instanceof Method) || !place.isAnnotationPresent(Test.class)) {
            String where = place instanceof Executable ? "a method with @Test" : "a field";
            return Optional.of("nothing of ours is asked there in JUnit 4. Put it on %s%s"
                    .formatted(isOfTheClock(what) ? where : "a field", OR_JUPITER));
        }
        return isOfTheClock(what)
                ? Optional.empty()
                : Optional.of("JUnit 4 gives a test method no parameters. Put it on a field" + OR_JUPITER);
    }

    private static boolean isOfTheClock(Class<?> what) {
        return isOneOf(what, OF_THE_CLOCK);
    }

    private static boolean isOneOf(Class<?> what, List<Class<? extends Annotation>> ours) {
        return ours.stream().anyMatch(one -> what == one || AnnotationSupport.isAnnotated(what, one));
    }

    /** Fails if the class has the rules in a way in which they would not do all that they are for. */
    public static void require(Class<?> testClass) {
        TwoRules.of(testClass).mistake(testClass).ifPresent(mistake -> {
            throw new IllegalStateException(mistake);
        });
    }

    /** All tests of the class; with a runner of its own nobody knows how often they are run. */
    public static KnownTests tests(Class<?> testClass) {
        TestClass type = new TestClass(testClass);
        boolean mayGoOn = testClass.isAnnotationPresent(RunWith.class)
                || !type.getAnnotatedMethods(AfterClass.class).isEmpty();
        return new KnownTests(methods(type), mayGoOn);
    }

    /** Those that are switched off. */
    public static Set<Method> ignored(KnownTests tests) {
        return tests.tests().stream()
                .filter(test -> test.isAnnotationPresent(Ignore.class))
                .collect(Collectors.toSet());
    }

    private static Set<Method> methods(TestClass type) {
        return type.getAnnotatedMethods(Test.class).stream()
                .map(FrameworkMethod::getMethod)
                .collect(Collectors.toSet());
    }
}
