package io.github.usersig.spock.internal;

import io.github.usersig.junit5.internal.KnownTests;
import io.github.usersig.junit5.internal.frames.ClockLock;
import io.github.usersig.junit5.internal.frames.ForeignClass;
import io.github.usersig.junit5.internal.frames.ForeignTest;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spockframework.runtime.AbstractRunListener;
import org.spockframework.runtime.extension.IMethodInvocation;
import org.spockframework.runtime.model.ErrorInfo;
import org.spockframework.runtime.model.FeatureInfo;
import org.spockframework.runtime.model.MethodInfo;
import org.spockframework.runtime.model.ParameterInfo;
import org.spockframework.runtime.model.SpecInfo;
import org.spockframework.runtime.model.parallel.ExclusiveResource;
import org.spockframework.runtime.model.parallel.ResourceAccessMode;

/** A specification with annotations of ours, from when Spock has looked at it to its end. */
public final class ServedSpec {

    private final SpecInfo spec;

    private final Failure ofSpec = new Failure();

    /** Spock runs an iteration, with all that is around it, in one thread. */
    private final Map<Thread, Iteration> running = new ConcurrentHashMap<>();

    private volatile @Nullable ForeignClass begun;

    private ServedSpec(SpecInfo spec) {
        this.spec = spec;
    }

    /** Has Spock ask what is to be done for this specification. */
    public static void of(SpecInfo spec) {
        ServedSpec served = new ServedSpec(spec);
        addLock(spec.getReflection(), spec::addExclusiveResource);
        spec.addInterceptor(served::runSpec);
        spec.addListener(served.new Errors());
        for (FeatureInfo feature : spec.getAllFeatures()) {
            addLock(method(feature), feature::addExclusiveResource);
            feature.addIterationInterceptor(served::runIteration);
            feature.getFeatureMethod().addInterceptor(served::runFeatureMethod);
        }
    }

    private static void addLock(AnnotatedElement element, Consumer<ExclusiveResource> adder) {
        ClockLock lock = ClockLock.on(element);
        if (lock != ClockLock.NONE) {
            adder.accept(new ExclusiveResource(
                    ClockLock.RESOURCE,
                    lock == ClockLock.READ ? ResourceAccessMode.READ : ResourceAccessMode.READ_WRITE));
        }
    }

    private static Method method(FeatureInfo feature) {
        return feature.getFeatureMethod().getReflection();
    }

    private void runSpec(IMethodInvocation invocation) throws Throwable {
        KnownTests tests = new KnownTests(
                spec.getAllFeatures().stream().map(ServedSpec::method).collect(Collectors.toSet()), true);
        ofSpec.unlessToldAlready(() -> ForeignClass.run(spec.getReflection(), new SpockFrame(), tests, served -> {
            begun = served;
            for (FeatureInfo feature : spec.getAllFeatures()) {
                if (feature.isSkipped()) {
                    served.disabled(method(feature), Optional.empty());
                }
            }
            invocation.proceed();
            ofSpec.rethrow();
        }));
    }

    private void runIteration(IMethodInvocation invocation) throws Throwable {
        ForeignClass served = begun;
        if (served == null) {
            throw new IllegalStateException("%s has not begun".formatted(spec.getName()));
        }
        Failure failure = new Failure();
        Method method = method(invocation.getFeature());
        String name = invocation.getIteration().getDisplayName();
        try {
            failure.unlessToldAlready(() -> served.runTest(invocation.getInstance(), method, name, test -> {
                running.put(Thread.currentThread(), new Iteration(test, failure));
                invocation.proceed();
                failure.rethrow();
            }));
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private void runFeatureMethod(IMethodInvocation invocation) throws Throwable {
        Iteration iteration = running.get(Thread.currentThread());
        if (iteration == null) {
            throw new IllegalStateException("%s runs in a thread of its own, where its UserSigs are not known"
                    .formatted(invocation.getFeature().getName()));
        }
        Object[] arguments = invocation.getArguments();
        for (ParameterInfo parameter : invocation.getMethod().getParameters()) {
            int index = parameter.getIndex();
            if (arguments[index] == MethodInfo.MISSING_ARGUMENT) {
                iteration
                        .test()
                        .resolve(parameter.getReflection(), index, invocation.getInstance())
                        .ifPresent(value -> invocation.resolveArgument(index, value));
            }
        }
        try {
            invocation.proceed();
        } catch (Throwable thrown) {
            iteration.failure().note(thrown); // those that give a test up are told to no listener
            throw thrown;
        } finally {
            iteration.test().executed();
        }
    }

    private record Iteration(ForeignTest test, Failure failure) {}

    /** What Spock knows itself: an interceptor does not see it, since Spock collects what fails in there. */
    private static final class Failure {

        private volatile @Nullable Throwable first;

        /** What may fail. */
        interface Step {
            void run() throws Throwable;
        }

        void note(Throwable thrown) {
            if (first == null) {
                first = thrown;
            }
        }

        void rethrow() throws Throwable {
            Throwable known = first;
            if (known != null) {
                throw known;
            }
        }

        /** Throws what Spock does not know yet. */
        void unlessToldAlready(Step step) throws Throwable {
            try {
                step.run();
            } catch (Throwable thrown) {
                if (thrown != first) {
                    throw thrown;
                }
            }
        }
    }

    private final class Errors extends AbstractRunListener {

        @Override
        public void error(ErrorInfo error) {
            Iteration iteration = running.get(Thread.currentThread());
            (iteration == null ? ofSpec : iteration.failure()).note(error.getException());
        }
    }
}
