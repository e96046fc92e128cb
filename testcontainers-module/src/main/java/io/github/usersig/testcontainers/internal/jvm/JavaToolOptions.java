package io.github.usersig.testcontainers.internal.jvm;

import org.testcontainers.containers.GenericContainer;

/** The environment variable from which every JVM takes options. */
final class JavaToolOptions {

    private static final String NAME = "JAVA_TOOL_OPTIONS";

    private JavaToolOptions() {}

    static void add(GenericContainer<?> container, String... options) {
        String before = container.getEnvMap().getOrDefault(NAME, "");
        container.withEnv(NAME, (before + " " + String.join(" ", options)).trim());
    }

    /** Whether one of a running container's options mentions this. */
    static boolean has(GenericContainer<?> container, String text) {
        return container.getEnvMap().getOrDefault(NAME, "").contains(text);
    }
}
