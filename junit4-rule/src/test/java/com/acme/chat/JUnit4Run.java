package com.acme.chat;

import java.util.List;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;

/** Test classes of JUnit 4, run by JUnit 4 itself. */
record JUnit4Run(Result result) {

    static JUnit4Run of(Class<?>... testClasses) {
        return new JUnit4Run(JUnitCore.runClasses(testClasses));
    }

    List<String> messages() {
        return result.getFailures().stream().map(Failure::getMessage).toList();
    }

    Throwable failure() {
        if (result.getFailureCount() != 1) {
            throw new AssertionError("expected one failure, got " + result.getFailures());
        }
        return result.getFailures().get(0).getException();
    }

    /** How many tests were run, after making sure that nothing failed. */
    int passed() {
        if (!result.wasSuccessful()) {
            throw new AssertionError(
                    "failed: " + result.getFailures(),
                    result.getFailures().get(0).getException());
        }
        return result.getRunCount();
    }
}
