package io.github.usersig.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.usersig.SdkApp;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a thousand classes beside each other, each with a tenant of its own on one server, and looks for what one has of another. */
final class CrossTalk {

    private static final int CLASSES = 1_000;
    private static final int TESTS = 3;

    private static final Set<URI> SERVERS = ConcurrentHashMap.newKeySet();
    private static final Set<Long> APPS = ConcurrentHashMap.newKeySet();
    private static final Set<String> TEXTS = ConcurrentHashMap.newKeySet();

    private CrossTalk() {}

    static boolean isNone() {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "16");
        variants().forEach(type -> request.selectors(selectClass(type)));
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request.build(), listener);

        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures().stream().limit(3).forEach(failure -> failure.getException()
                .printStackTrace());
        System.out.printf(
                "%d classes beside each other, each with a tenant: %d of %d tests good, %d apps, %d texts of UserSigs, %d server(s)%n",
                CLASSES, summary.getTestsSucceededCount(), CLASSES * TESTS, APPS.size(), TEXTS.size(), SERVERS.size());
        return summary.getTotalFailureCount() == 0
                && summary.getTestsSucceededCount() == CLASSES * TESTS
                && APPS.size() == CLASSES
                && TEXTS.size() == CLASSES * 2
                && SERVERS.size() == 1;
    }

    private static List<Class<?>> variants() {
        List<Class<?>> variants = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            variants.add(new ByteBuddy()
                    .subclass(OneOfMany.class)
                    .modifiers(Modifier.PUBLIC)
                    .name(OneOfMany.class.getName() + "Variant" + i)
                    .make()
                    .load(OneOfMany.class.getClassLoader())
                    .getLoaded());
        }
        return variants;
    }

    /** A class like any other. */
    @EnableMockIm(accounts = {"alice", "bob"})
    public static class OneOfMany {

        @Test
        void isAccepted(@WithUserSig("alice") ImCredentials alice, MockIm im) {
            note(alice, im);
            require(im.login("alice", alice.userSig()).code() == 0, "a good UserSig was refused");
        }

        @Test
        void isRefused(@WithExpiredUserSig("alice") ImCredentials alice, MockIm im) {
            note(alice, im);
            require(im.login("alice", alice.userSig()).code() == 70001, "an expired UserSig was not refused as such");
        }

        @Test
        void kicks(SdkApp app, MockIm im) {
            im.kick("bob");
            APPS.add(app.sdkAppId());
        }

        @AfterAll
        static void seesItsOwnAlone(MockIm im) {
            List<JournalEntry> entries = im.journal().entries();
            require(entries.size() == 2, "the journal has what another class has asked: " + entries);
            require(im.accounts().size() == 3, "there are other accounts");
        }

        private static void note(ImCredentials alice, MockIm im) {
            SERVERS.add(im.endpoint());
            TEXTS.add(alice.userSig());
            require(alice.sdkAppId() == im.app().sdkAppId(), "a UserSig of another app was injected");
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }
    }
}
