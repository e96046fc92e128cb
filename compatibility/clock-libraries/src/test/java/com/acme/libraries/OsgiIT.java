package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.libraries.bundle.Reader;
import io.github.usersig.clock.AppClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

@DisplayName("In a bundle of OSGi, which sees nothing of the JVM's class path but java.*")
class OsgiIT implements RestoresTheClock {

    @TempDir
    Path folder;

    private Framework felix;

    @BeforeEach
    void start() throws BundleException {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.resolve("felix").toString()));
        felix.start();
    }

    @AfterEach
    void stop() throws Exception {
        felix.stop();
        felix.waitForStop(10_000);
    }

    private Object reader() throws Exception {
        Bundle bundle = felix.getBundleContext().installBundle(jar().toUri().toString());
        bundle.start();
        Class<?> reader = bundle.loadClass(Reader.class.getName());
        assertThat(reader).isNotSameAs(Reader.class);
        return reader.getConstructor().newInstance();
    }

    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, "com.acme.libraries.bundle");
        Path jar = folder.resolve("bundle.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream file = Reader.class.getResourceAsStream("Reader.class")) {
            out.putNextEntry(new JarEntry(Reader.class.getName().replace('.', '/') + ".class"));
            file.transferTo(out);
        }
        return jar;
    }

    @Test
    @DisplayName("of Felix the clock moves, with nothing set")
    void felixMoves() throws Exception {
        Object reader = reader();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS); // as the bundle reads it

        AppClock.get().advance(Duration.ofDays(400));

        assertThat(Instant.ofEpochMilli(((LongSupplier) reader).getAsLong()))
                .isBetween(before.plus(Duration.ofDays(400)), before.plus(Duration.ofDays(401)));
    }

    @Test
    @DisplayName("of Felix its packages can have a clock of their own")
    void felixMovesByPackage() throws Exception {
        Object reader = reader();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        AppClock.forPackages("com.acme.libraries.bundle").skew(Duration.ofDays(400));

        assertThat(((Supplier<?>) reader).get()).isIn(today.plusDays(400), today.plusDays(401));
        assertThat(LocalDate.now(ZoneOffset.UTC)).isIn(today, today.plusDays(1));
    }
}
