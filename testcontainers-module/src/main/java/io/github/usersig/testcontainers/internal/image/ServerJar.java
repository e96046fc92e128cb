package io.github.usersig.testcontainers.internal.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The server that stands inside this jar, as a file. */
final class ServerJar {

    static final Path PATH = extract();

    private ServerJar() {}

    /** The kit's. */
    static String version() {
        try (JarFile jar = new JarFile(PATH.toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException("the server inside usersig-testcontainers cannot be read", e);
        }
    }

    private static Path extract() {
        try (InputStream in = ServerJar.class.getResourceAsStream("mock-im.jar")) {
            if (in == null) {
                throw new IllegalStateException(
                        "usersig-testcontainers has no server inside: use its packaged jar, as mvn verify makes it");
            }
            Path file = Files.createTempFile("usersig-mock-im", ".jar");
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the server inside usersig-testcontainers cannot be copied", e);
        }
    }
}
