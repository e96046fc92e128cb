package io.github.usersig.testcontainers.internal.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An operating system and a processor, as image registries call them: what a program is made for. */
public record Platform(String os, String processor) {

    /** What this JVM and its JDK are made for. */
    public static Platform here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Engines and JVMs have names of their own for them. An engine that does not tell is taken to be like this machine. */
    public static Platform of(@Nullable String os, @Nullable String processor) {
        return new Platform(
                os == null || os.isEmpty() ? here().os() : os.toLowerCase(Locale.ROOT),
                processor == null || processor.isEmpty()
                        ? here().processor()
                        : common(processor.toLowerCase(Locale.ROOT)));
    }

    private static String common(String processor) {
        return switch (processor) {
            case "x86_64", "x64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> processor;
        };
    }

    @Override
    public String toString() {
        return os + "/" + processor;
    }
}
