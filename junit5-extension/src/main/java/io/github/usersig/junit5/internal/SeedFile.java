package io.github.usersig.junit5.internal;

import java.util.Optional;

/** A JSON file on the class path that fills a tenant. */
public final class SeedFile {

    private SeedFile() {}

    /** Its text, or empty if the path is. */
    public static Optional<String> read(String path, Class<?> testClass) {
        return path.isEmpty() ? Optional.empty() : Optional.of(ClassPathFile.read("seed", path, testClass));
    }
}
