package io.github.usersig.testcontainers;

import io.github.usersig.testcontainers.internal.image.Programs;
import java.io.IOException;
import java.time.Duration;

/** Starts and stops containers while the engine, whose process is given, takes requests and answers none. */
final class StuckEngine {

    private StuckEngine() {}

    public static void main(String[] arguments) throws IOException {
        String pid = arguments[0];
        MockImContainer running = new MockImContainer();
        running.start();
        JavaApp app = JavaApp.of(com.acme.chat.TimeServer.class);
        app.start();
        MockImContainer starting = new MockImContainer().withStartupTimeout(Duration.ofSeconds(1));
        Programs.run("kill", "-STOP", pid);
        try {
            tell(starting::start);
            System.out.println(
                    "the mock itself has " + running.mockIm().accounts().size() + " account");
            tell(() -> ContainerClock.installIn(app));
            tell(() -> {
                AssertionError failure = new AssertionError();
                FailedTest.explain(failure, running);
                System.out.println(failure.getSuppressed()[0].getMessage());
            });
            tell(running::stop);
        } finally {
            Programs.run("kill", "-CONT", pid);
        }
        running.stop();
        app.stop();
        try (MockImContainer another = new MockImContainer()) {
            another.start();
        }
        System.out.println("and it works again");
        System.exit(0); // threads that are stuck with the engine are daemons, but its client's may not be
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}
