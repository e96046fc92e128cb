package io.github.usersig.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
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
 * What the JUnit extension adds to a test, and a tenant to a class. Each round runs everything in one execution, on one
 * server; what is told is the median of the rounds.
 */
final class ExtensionReport {

    private static final int TESTS = 10_000;
    private static final int CLASSES = 300;
    private static final int ROUNDS = 5;

    private static final Set<URI> SERVERS = ConcurrentHashMap.newKeySet();

    private ExtensionReport() {}

    public static void main(String[] arguments) {
        Launcher launcher = LauncherFactory.create();
        List<Class<?>> plain = variants(PlainCase.class);
        List<Class<?>> tenants = variants(TenantCase.class);
        List<Double> injection = new ArrayList<>();
        List<Double> strict = new ArrayList<>();
        List<Double> tenant = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            SERVERS.clear();
            Stopwatch stopwatch = new Stopwatch();
            launcher.execute(request(plain, tenants), stopwatch);
            double empty = stopwatch.micros(EmptyTestCases.class) / TESTS;
            double injected = stopwatch.micros(InjectedTestCases.class) / TESTS;
            double presented = stopwatch.micros(PresentedTestCases.class) / TESTS;
            double classes = (stopwatch.micros(tenants) - stopwatch.micros(plain)) / CLASSES;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: empty %.1f, injected %.1f, presented %.1f microseconds a test; a tenant %.0f"
                            + " microseconds; servers %d%n",
                    round,
                    empty,
                    injected,
                    presented,
                    classes,
                    SERVERS.size());
            if (round > 0) { // the first one warms up
                injection.add(injected - empty);
                strict.add(presented - empty);
                tenant.add(classes);
            }
        }
        boolean met = row("injection of a UserSig, a test", median(injection), 60);
        row("injection, presented to the mock and looked after, a test", median(strict), Double.NaN);
        met &= row("a tenant, a class", median(tenant), 2000);
        if (!met || SERVERS.size() != 1) {
            System.exit(1);
        }
    }

    private static boolean row(String what, double micros, double target) {
        boolean met = !(micros > target);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f microseconds | %s | %s |%n",
                what,
                micros,
                Double.isNaN(target) ? "" : String.format(Locale.ROOT, "at most %.0f", target),
                Double.isNaN(target) ? "" : met ? "yes" : "**no**");
        return met;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
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

    /** How long each class took. */
    private static final class Stopwatch implements TestExecutionListener {

        private final Map<String, Long> started = new HashMap<>();
        private final Map<String, Long> nanos = new HashMap<>();

        @Override
        public void executionStarted(TestIdentifier test) {
            className(test).forEach(name -> started.put(name, System.nanoTime()));
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failure -> {
                throw new IllegalStateException(test.getDisplayName() + " failed", failure);
            });
            className(test).forEach(name -> nanos.put(name, System.nanoTime() - started.getOrDefault(name, 0L)));
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
        void presentsAUserSig(@WithUserSig("alice") String sig, MockIm im) {
            if (!im.login("alice", sig).isAccepted()) {
                throw new IllegalStateException("refused");
            }
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
