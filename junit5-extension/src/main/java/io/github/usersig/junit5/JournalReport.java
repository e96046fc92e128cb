package io.github.usersig.junit5;

import io.github.usersig.mockim.Journal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.opentest4j.TestAbortedException;

/** After which tests the mock's journal is published, by the parameter {@value #PARAMETER}. */
enum JournalReport {
    ON_FAILURE {
        @Override
        boolean isDueAfter(ExtensionContext context) {
            return context.getExecutionException()
                    .filter(JournalReport::isFailure)
                    .isPresent();
        }
    },
    ALWAYS {
        @Override
        boolean isDueAfter(ExtensionContext context) {
            return true;
        }
    },
    NEVER {
        @Override
        boolean isDueAfter(ExtensionContext context) {
            return false;
        }
    };

    static final String PARAMETER = "usersig.mock-im.journal";

    private static final Kept<Long> LAST_TEST =
            Kept.by(JournalReport.class, "last journal entry before the last test", Long.class);

    abstract boolean isDueAfter(ExtensionContext context);

    /** Notes where the journal stands. */
    static void begin(ExtensionContext context) {
        if (of(context) != NEVER) {
            BeforeTest.lastEntry(context)
                    .ifPresent(last -> LAST_TEST.put(Owner.of(context).context(), last));
        }
    }

    /** Publishes what came since, and hangs it on the exception of a test that failed. */
    static void end(ExtensionContext context) {
        if (of(context).isDueAfter(context)) {
            publish(context, context.getExecutionException(), before(context), "during this test");
        }
    }

    /** The same for a class that could not be set up or torn down: with all that was asked since its last test began. */
    static void endOfClass(ExtensionContext context) {
        if (of(context) != NEVER && ON_FAILURE.isDueAfter(context)) {
            Optional<Long> lastTest = LAST_TEST.in(Owner.of(context).context());
            String when = lastTest.isPresent() ? "since the last test began" : "before the first test";
            long start = TestApp.existing(context).map(TestApp::journalStart).orElse(0L);
            publish(context, context.getExecutionException(), lastTest.orElse(start), when);
        }
    }

    /** The same for one of the dynamic tests that a test factory made, whose failure is not the factory's. */
    static void watch(Invocation<?> dynamicTest, ExtensionContext context, Predicate<ExtensionContext> counts)
            throws Throwable {
        try {
            dynamicTest.proceed();
        } catch (Throwable failure) {
            ExtensionContext factory = factoryOf(context);
            if (isFailure(failure) && of(context) != NEVER && counts.test(factory)) {
                publish(factory, Optional.of(failure), before(factory), "during this test");
            }
            throw failure;
        }
    }

    /** The test factory, whose tenant the dynamic test works with. */
    static ExtensionContext factoryOf(ExtensionContext dynamicTest) {
        ExtensionContext context = dynamicTest;
        while (context.getTestMethod().isEmpty() && context.getParent().isPresent()) {
            context = context.getParent().get();
        }
        return context;
    }

    private static void publish(ExtensionContext context, Optional<Throwable> failure, long lastBefore, String when) {
        // First: a back end that has died has no journal any more, and its log tells why.
        failure.ifPresent(thrown -> TestApp.existing(context).ifPresent(app -> hangLogOn(thrown, app)));
        Optional<Journal> since = TestApp.existingTenant(context).map(im -> im.journalAfter(lastBefore));
        if (since.isPresent()) {
            since.get().entries().forEach(entry -> context.publishReportEntry("mock-im", entry.toString()));
            failure.ifPresent(thrown -> thrown.addSuppressed(asked(since.get(), when)));
        }
    }

    private static void hangLogOn(Throwable failure, TestApp app) {
        try {
            String log = app.backendLog();
            if (!log.isBlank()) {
                failure.addSuppressed(
                        new MockImReport("the mock's container has logged:" + System.lineSeparator() + log.strip()));
            }
        } catch (RuntimeException e) { // no reason to hide the failure
            failure.addSuppressed(e);
        }
    }

    /** An assumption that does not hold is none. */
    private static boolean isFailure(Throwable thrown) {
        return !(thrown instanceof TestAbortedException);
    }

    private static long before(ExtensionContext test) {
        return BeforeTest.lastEntry(test).orElse(0L);
    }

    private static JournalReport of(ExtensionContext context) {
        return context.getConfigurationParameter(PARAMETER)
                .map(JournalReport::parse)
                .orElse(ON_FAILURE);
    }

    private static JournalReport parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.spelling().equals(text))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException("%s=%s is unknown: use one of %s"
                        .formatted(
                                PARAMETER,
                                text,
                                Arrays.stream(values())
                                        .map(JournalReport::spelling)
                                        .toList())));
    }

    private String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static MockImReport asked(Journal journal, String when) {
        return new MockImReport(
                journal.size() == 0
                        ? "the mock was asked nothing " + when
                        : "the mock was asked " + when + ":" + System.lineSeparator() + journal);
    }

    /** Not thrown: shows in the stack trace of a test what the mock has to say about it. */
    private static final class MockImReport extends Exception {

        private static final long serialVersionUID = 1;

        MockImReport(String message) {
            super(message, null, false, false);
        }
    }
}
