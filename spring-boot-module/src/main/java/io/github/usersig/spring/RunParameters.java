package io.github.usersig.spring;

import io.github.usersig.junit5.internal.BackendChoice;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What JUnit is configured with, for Spring's hooks, which know the test class and no JUnit. */
final class RunParameters {

    private static final Map<Class<?>, Optional<String>> BACKENDS = new ConcurrentHashMap<>();

    private RunParameters() {}

    static void note(ExtensionContext classContext) {
        BACKENDS.put(
                classContext.getRequiredTestClass(), classContext.getConfigurationParameter(BackendChoice.PARAMETER));
    }

    static Optional<String> backend(Class<?> testClass) {
        return BACKENDS.getOrDefault(testClass, Optional.ofNullable(System.getProperty(BackendChoice.PARAMETER)));
    }
}
