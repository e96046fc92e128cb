package io.github.usersig.testcontainers;

import io.github.usersig.testcontainers.internal.engine.Engine;

/** Not thrown: shows in the stack trace of a failed test what the mock was asked, and what its container has logged. */
final class FailedTest extends Exception {

    private static final long serialVersionUID = 1;

    private FailedTest(String message) {
        super(message, null, false, false);
    }

    /** Hangs it on what has made the test fail. A mock that cannot be asked any more is no reason to hide that. */
    static void explain(Throwable failure, MockImContainer container) {
        try {
            failure.addSuppressed(new FailedTest("the mock was asked so far:" + System.lineSeparator()
                    + container.mockIm().journal() + System.lineSeparator() + "and its container has logged:"
                    + System.lineSeparator()
                    + Engine.ask("read the log of the mock IM", container::getLogs)));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
