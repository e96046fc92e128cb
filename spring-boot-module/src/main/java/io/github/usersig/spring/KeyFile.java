package io.github.usersig.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file with a secret key, which only its owner may read: made if somebody wants it. Safe for use by many threads. */
final class KeyFile {

    private final String secretKey;
    private @Nullable Path made;

    KeyFile(String secretKey) {
        this.secretKey = secretKey;
    }

    synchronized Path path() {
        if (made == null) {
            try {
                made = Files.createTempFile("usersig-", ".key");
                made.toFile().deleteOnExit();
                Files.writeString(made, secretKey);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write a file with the app's key, for {secretKeyFile}", e);
            }
        }
        return made;
    }

    synchronized void delete() {
        try {
            if (made != null) {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
