package io.github.usersig.junit5.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A JSON file on the class path that fills a tenant. */
public final class SeedFile {

    private SeedFile() {}

    /** Its text, or empty if the path is. */
    public static Optional<String> read(String path, Class<?> testClass) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = open(path, testClass)) {
            return Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new ExtensionConfigurationException("the seed file \"" + path + "\" cannot be read", e);
        }
    }

    private static InputStream open(String path, Class<?> testClass) {
        return Stream.of(path, "/" + path)
                .flatMap(name -> Stream.ofNullable(testClass.getResourceAsStream(name)))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "there is no seed file \"%s\" on the class path, neither beside %s nor at its root: put it under src/test/resources, and name it as seen from there"
                                .formatted(path, testClass.getName())));
    }
}
