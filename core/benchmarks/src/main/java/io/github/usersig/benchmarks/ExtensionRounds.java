package io.github.usersig.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.Verdict;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What the JUnit extension adds to a test, and a tenant to a class, in this JVM. Each round runs everything in one execution, on one
 * server. Prints a line for each round but the first, which warms up. Uses nothing that the kit had not at first, so that it
 * runs with earlier jars as well.
 */
final class ExtensionRounds {

    static final int TESTS = 10_000;
    static final int CLASSES = 300;
    private static final int ROUNDS = 4;

    private static final Set<URI> SERVERS = ConcurrentHashMap.newKeySet();
    private static final MethodHandle PRESENT = present();

    private ExtensionRounds() {}

    public static void main(String[] arguments) {
        Launcher launcher = LauncherFactory.create();
        List<Class<?>> plain = variants(PlainCase.class);
        List<Class<?>> tenants = variants(TenantCase.class);
        for (int round = 0; round <= ROUNDS; round++) {
            SERVERS.clear();
            Stopwatch stopwatch = new Stopwatch();
            launcher.execute(request(plain, tenants), stopwatch);
            stopwatch.requireSuccess();
            double empty = stopwatch.micros(EmptyTestCases.class) / TESTS;
            double injected = stopwatch.micros(InjectedTestCases.class) / TESTS;
            double presented = stopwatch.micros(PresentedTestCases.class) / TESTS;
            double classes = (stopwatch.micros(tenants) - stopwatch.micros(plain)) / CLASSES;
            if (round > 0) { // the first one warms up
                System.out.printf(
                        Locale.ROOT, "%f %f %f %d%n", injected - empty, presented - empty, classes, SERVERS.size());
            }
        }
    }

    private static LauncherDiscoveryRequest request(List<Class<?>> plain, List<Class<?>> tenants) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        List<Class<?>> all = new ArrayList<>(List.of(StartTestCases.class));
        all.addAll(plain);
        all.addAll(tenants);
        all.addAll(List.of(EmptyTestCases.class, InjectedTestCases.class, PresentedTestCases.class));
        all.forEach(type -> request.selectors(selectClass(type)));
        return request.build();
    }

    /** Many classes that differ in nothing but the name. */
    private static List<Class<?>> variants(Class<?> base) {
        List<Class<?>> variants = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            variants.add(new ByteBuddy()
                    .subclass(base)
                    .modifiers(Modifier.PUBLIC)
                    .name(base.getName() + "Variant" + i)
                    .make()
                    .load(base.getClassLoader())
                    .getLoaded());
        }
        return variants;
    }

    /** What each class took of the processor's time: other processes make the clock on the wall differ by more than what is measured. */
    private static final class Stopwatch implements TestExecutionListener {

        private final Map<String, Long> started = new HashMap<>();
        private final Map<String, Long> nanos = new HashMap<>();
        private @Nullable IllegalStateException firstFailure;

        /** JUnit only logs what a listener throws. */
        void requireSuccess() {
            if (firstFailure != null) {
                throw firstFailure;
            }
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            className(test).forEach(name -> started.put(name, cpuNanos()));
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failure -> {
                if (firstFailure == null) {
                    firstFailure = new IllegalStateException(test.getDisplayName() + " failed", failure);
                }
            });
            className(test).forEach(name -> nanos.put(name, cpuNanos() - started.getOrDefault(name, 0L)));
        }

        /** JUnit runs all tests on one thread, and the mock in this JVM answers calls of {@link MockIm} on the caller's. */
        private static long cpuNanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        private static List<String> className(TestIdentifier test) {
            return test
                    .getSource()
                    .filter(ClassSource.class::isInstance)
                    .map(source -> ((ClassSource) source).getClassName())
                    .stream()
                    .toList();
        }

        double micros(Class<?> type) {
            return nanos.getOrDefault(type.getName(), 0L) / 1e3;
        }

        double micros(List<Class<?>> types) {
            return types.stream().mapToDouble(this::micros).sum();
        }
    }

    /** Starts the server. */
    @EnableMockIm
    static class StartTestCases {
        @Test
        void asksForTheEndpoint(MockIm im) {
            SERVERS.add(im.endpoint());
        }
    }

    /** What everything is compared with. */
    static class EmptyTestCases {
        @RepeatedTest(TESTS)
        void doesNothing() {}
    }

    @EnableMockIm
    static class InjectedTestCases {
        @RepeatedTest(TESTS)
        void getsAUserSig(@WithUserSig(value = "alice", lenient = true) UserSig sig) {
            if (sig.validity().compareTo(Duration.ZERO) <= 0) {
                throw new IllegalStateException("not what was asked for");
            }
        }
    }

    @EnableMockIm
    static class PresentedTestCases {
        @RepeatedTest(TESTS)
        void presentsAUserSig(@WithUserSig("alice") String sig, MockIm im) throws Throwable {
            Verdict verdict = (Verdict) PRESENT.invoke(im, "alice", sig);
            if (!verdict.isAccepted()) {
                throw new IllegalStateException("refused");
            }
        }
    }

    /** To verify a UserSig counted as presenting it before there was a login. */
    private static MethodHandle present() {
        MethodType type = MethodType.methodType(Verdict.class, String.class, String.class);
        try {
            return MethodHandles.lookup().findVirtual(MockIm.class, "login", type);
        } catch (NoSuchMethodException e) {
            try {
                return MethodHandles.lookup().findVirtual(MockIm.class, "verify", type);
            } catch (ReflectiveOperationException neither) {
                throw new LinkageError("this kit has no way to present a UserSig", neither);
            }
        } catch (IllegalAccessException e) {
            throw new LinkageError("MockIm.login is not public", e);
        }
    }

    /** A class like any other. */
    public static class PlainCase {
        @Test
        void doesNothing() {}
    }

    /** A class with a tenant. */
    @EnableMockIm(accounts = {"alice", "bob"})
    public static class TenantCase {
        @Test
        void asksForTheEndpoint(MockIm im) {
            SERVERS.add(im.endpoint());
        }
    }
}
