package io.github.usersig.spring;

import io.github.usersig.SdkApp;
import io.github.usersig.junit5.internal.BackendChoice;
import io.github.usersig.mockim.MockImBackend;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The back ends that tenants of Spring contexts are on, one of each kind. They run until the JVM ends: Spring keeps contexts for
 * later test runs in it, longer than JUnit keeps anything.
 */
final class ContextServers {

    /** Counted up from a random start, so that no two tenants meet. */
    private static final AtomicLong NEXT_SDK_APP_ID =
            new AtomicLong(SdkApp.random().sdkAppId());

    /** How long contexts may take to close at the end of the JVM, while their apps log out perhaps. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Map<String, MockImBackend> RUNNING = new ConcurrentHashMap<>();
    private static final Object USES = new Object();
    private static int uses;

    private ContextServers() {}

    static MockImBackend use(String name) {
        MockImBackend server = RUNNING.computeIfAbsent(name, ContextServers::start);
        synchronized (USES) {
            uses++;
        }
        return server;
    }

    static void unuse() {
        synchronized (USES) {
            uses--;
            USES.notifyAll();
        }
    }

    static long nextSdkAppId() {
        return NEXT_SDK_APP_ID.getAndIncrement();
    }

    private static MockImBackend start(String name) {
        MockImBackend server = BackendChoice.provider(name).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "mock-im of Spring contexts, stopping"));
        return server;
    }

    private static void stop(MockImBackend server) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            synchronized (USES) {
                for (long left = PATIENCE.toMillis();
                        uses > 0 && left > 0;
                        left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
                    USES.wait(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
