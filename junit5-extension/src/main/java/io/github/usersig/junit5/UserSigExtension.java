package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Injects what {@link WithUserSig} asks for into parameters and fields, and the app it is signed for; afterwards looks
 * whether it was put to use. Keeps no state: that is in JUnit's stores.
 */
class UserSigExtension
        implements ParameterResolver,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback,
                InvocationInterceptor,
                TestWatcher {

    /** How JUnit numbers the invocations of a parameterized test. */
    private static final Pattern INVOCATION = Pattern.compile("#([0-9]+)]$");

    /** Made by JUnit. */
    UserSigExtension() {
        OldestJUnit.require(UserSigExtension.class.getClassLoader());
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (WantedUserSig.on(parameter.getParameter()).isPresent()) {
            if (TenantParameters.isEndpoint(parameter)) {
                throw new ParameterResolutionException(
                        "parameter [%s] of [%s] has @WithUserSig and @MockImEndpoint: keep one, a UserSig or an address"
                                .formatted(parameter.getParameter(), parameter.getDeclaringExecutable()));
            }
            return true;
        }
        if (type == SdkApp.class) {
            return Owner.of(context)
                    .settings()
                    .map(TenantSettings::byAnnotation)
                    .orElse(true);
        }
        return InjectedType.isOurs(type)
                && !hasArguments(parameter.getDeclaringExecutable())
                && levels(parameter, context).find().isPresent();
    }

    /** Whether an unannotated parameter is an argument of a parameterized test or class. */
    private static boolean hasArguments(Executable executable) {
        if (executable instanceof Constructor) {
            return ClassTemplates.isOne(executable.getDeclaringClass());
        }
        return ClassTemplates.isParameterized((Method) executable); // other templates provide no arguments
    }

    private static Levels levels(ParameterContext parameter, ExtensionContext context) {
        Method method = parameter.getDeclaringExecutable() instanceof Method m ? m : null;
        return Levels.of(parameter.getParameter(), method, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Optional<WantedUserSig> found = type == SdkApp.class
                        && WantedUserSig.on(parameter.getParameter()).isEmpty()
                ? Optional.empty()
                : levels(parameter, context).findFor(context);
        if (found.isEmpty()) {
            return TestApp.of(context).app();
        }
        Executable executable = parameter.getDeclaringExecutable();
        InjectionPoint where = InjectionPoint.parameter(parameter.getParameter(), executable);
        boolean ofOneTest = context.getTestMethod().filter(executable::equals).isPresent();
        Optional<Class<?>> home = ofOneTest ? Optional.empty() : Optional.of(executable.getDeclaringClass());
        return inject(found.get(), type, where, home, context);
    }

    private static Object inject(
            WantedUserSig wanted,
            Class<?> type,
            InjectionPoint where,
            Optional<Class<?>> home,
            ExtensionContext context) {
        InjectedType.require(wanted, type, where);
        home.ifPresent(declaring -> HomeUserSigs.of(HomeUserSigs.home(context, declaring)));
        return InjectedType.convert(InjectedUserSigs.of(context).inject(wanted, where, home), type);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        refuseIdleSource(context.getRequiredTestClass());
        // So that it knows of all tests, even if @AfterAll is the first to get one.
        HomeUserSigs.of(HomeUserSigs.home(context, context.getRequiredTestClass()));
        injectFields(context.getRequiredTestClass(), null, context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        HomeUserSigs.around(context).forEach(HomeUserSigs::begun);
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            injectFields(instance.getClass(), instance, context);
        }
        // so that it is known where the journal stood
        TestApp.existingTenant(context).ifPresent(im -> InjectedUserSigs.of(context));
    }

    private static void refuseIdleSource(Class<?> testClass) {
        List<Composed> sources = Composed.all(testClass.getAnnotations(), UserSigSource.class);
        if (!sources.isEmpty() && !ClassTemplates.isOne(testClass)) {
            throw new ExtensionConfigurationException(
                    "%s on [%s] provides for nothing: add @ParameterizedClass, which JUnit has since 5.13, or put it on a method with @ParameterizedTest"
                            .formatted(sources.get(0).name(), testClass.getName()));
        }
    }

    private static void injectFields(Class<?> type, @Nullable Object instance, ExtensionContext context)
            throws IllegalAccessException {
        Predicate<Field> wanted = field -> Modifier.isStatic(field.getModifiers()) == (instance == null);
        for (Field field : AnnotationSupport.findAnnotatedFields(
                type, WithUserSig.class, wanted, HierarchyTraversalMode.TOP_DOWN)) {
            if (instance != null && field.getDeclaringClass().isRecord()) {
                continue; // its constructor has got it
            }
            InjectionPoint where = InjectionPoint.field(field);
            if (Modifier.isFinal(field.getModifiers())) {
                throw new ExtensionConfigurationException(
                        "%s is final and so cannot be injected into: remove final".formatted(where));
            }
            WantedUserSig wish =
                    Levels.of(field, null, context).findFor(context).orElseThrow();
            field.setAccessible(true);
            field.set(instance, inject(wish, field.getType(), where, Optional.of(field.getDeclaringClass()), context));
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Optional<InjectedUserSigs> made = context.getParent().flatMap(InjectedUserSigs::existing);
        if (made.isPresent()) {
            InjectedUserSigs own = InjectedUserSigs.of(context);
            Matcher number = INVOCATION.matcher(context.getUniqueId());
            if (number.find() && UserSigArguments.areAll(method.getExecutable())) {
                own.takeFrom(made.get(), Integer.parseInt(number.group(1)));
            } else {
                own.takeFrom(made.get(), method.getArguments());
            }
        }
        invocation.proceed();
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            InjectedUserSigs.existing(JournalReport.factoryOf(context)).ifPresent(InjectedUserSigs::leaveUnjudged);
            throw failure;
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        InjectedUserSigs.existing(context).ifPresent(InjectedUserSigs::look);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean passed = context.getExecutionException().isEmpty();
        List<String> wrong = new ArrayList<>();
        complaintAboutIdle(context.getRequiredTestMethod(), context).ifPresent(wrong::add);
        InjectedUserSigs.existing(context).ifPresent(sigs -> {
            wrong.addAll(sigs.judge());
            sigs.release();
        });
        boolean well = passed && wrong.isEmpty();
        List<HomeUserSigs> homes = HomeUserSigs.around(context);
        homes.forEach(home -> home.ended(context.getRequiredTestClass(), context.getRequiredTestMethod(), well));
        if (well && homes.stream().anyMatch(HomeUserSigs::isDueAfterATest)) {
            InjectedUserSigs.judgeAllAround(context);
            homes.forEach(home -> wrong.addAll(home.complaintsAfterATest()));
        }
        if (passed) {
            failIfAny(wrong);
        }
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        HomeUserSigs.around(context)
                .forEach(home -> home.disabled(context.getRequiredTestClass(), context.getRequiredTestMethod()));
    }

    /** Of an annotation on the test that nothing was injected by: its author expects it to do something. */
    private static Optional<String> complaintAboutIdle(Method test, ExtensionContext context) {
        boolean idle = InjectedUserSigs.existing(context)
                .filter(InjectedUserSigs::areAsTheTestSays)
                .isEmpty();
        return WantedUserSig.on(test)
                .filter(wanted -> idle && !wanted.lenient())
                .map(wanted ->
                        "%s on [%s] has injected nothing: add a parameter of type UserSig or ImCredentials, or put the annotation on the parameter, which may be a String then"
                                .formatted(wanted.annotation(), test));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        InjectedUserSigs.existing(context).ifPresent(sigs -> {
            sigs.judge();
            sigs.release();
        });
        if (context.getExecutionException().isEmpty()) {
            HomeUserSigs.existing(context).ifPresent(home -> failIfAny(home.complaintsAboutAll()));
        }
    }

    private static void failIfAny(List<String> complaints) {
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), complaints));
        }
    }
}
