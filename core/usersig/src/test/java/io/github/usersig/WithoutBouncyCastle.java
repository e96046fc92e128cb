package io.github.usersig;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Our classes once more, as in an app that does not have Bouncy Castle on its class path. */
final class WithoutBouncyCastle extends URLClassLoader {

    WithoutBouncyCastle() {
        super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    boolean canRead(String publicPem) throws ReflectiveOperationException {
        return read(publicPem) != null;
    }

    Throwable failureOfReading(String publicPem) throws ReflectiveOperationException {
        try {
            throw new AssertionError("expected no " + read(publicPem));
        } catch (InvocationTargetException e) {
            return e.getTargetException();
        }
    }

    private @Nullable Object read(String publicPem) throws ReflectiveOperationException {
        return loadClass("io.github.usersig.LegacyKeys")
                .getMethod("ofPublicPem", String.class)
                .invoke(null, publicPem);
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("bcprov"))
                .map(WithoutBouncyCastle::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
