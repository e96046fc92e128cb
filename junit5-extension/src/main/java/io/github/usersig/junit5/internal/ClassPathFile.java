package io.github.usersig.junit5.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A file that a test class names, beside it on the class path or at its root. */
final class ClassPathFile {

    private ClassPathFile() {}

    /**
     * Its text.
     *
     * @param what it is, for messages, such as {@code seed}
     */
    static String read(String what, String path, Class<?> testClass) {
        try (InputStream in = open(what, path, testClass)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new ExtensionConfigurationException("the %s file \"%s\" cannot be read".formatted(what, path), e);
        }
    }

    private static InputStream open(String what, String path, Class<?> testClass) {
        return Stream.of(path, "/" + path)
                .flatMap(name -> Stream.ofNullable(testClass.getResourceAsStream(name)))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "there is no %s file \"%s\" on the class path, neither beside %s nor at its root: put it under src/test/resources, and name it as seen from there"
                                .formatted(what, path, testClass.getName())));
    }
}
