package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.acme.child.Tell;
import com.acme.server.Server;
import io.github.usersig.clock.AppClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The clock reaches classes of the app")
class RoutesIT {

    private static final String AGENT = System.getProperty("agent.jar");

    static List<Path> jdks() {
        return ChildJvm.jdks();
    }

    /** With the agent's jar on the module path, as a build has it that finds modules among its dependencies. */
    @Nested
    @DisplayName("with the agent's jar on the module path")
    class OnTheModulePath {

        /** Prints by how many minutes the clock is off, here and for who asks the kit. */
        private static final String MAIN = """
                package com.acme.modular;

                public class Main {
                    public static void main(String[] real) throws Exception {
                        long off = System.currentTimeMillis() - Long.parseLong(real[0]);
                        System.out.println(Math.round(off / 60_000.0));
                    }
                }
                """;

        private static final String MAIN_THAT_MOVES = """
                package com.acme.modular;

                import io.github.usersig.clock.AppClock;
                import java.time.Duration;

                public class Main {
                    public static void main(String[] real) throws Exception {
                        AppClock.get().skew(Duration.ofHours(2));
                        AppClock.forPackages("com.acme.modular").skew(Duration.ofHours(1));
                        long off = System.currentTimeMillis() - Long.parseLong(real[0]);
                        System.out.println(Math.round(off / 60_000.0));
                    }
                }
                """;

        private static Path module(Path folder, String requires, String main) throws IOException {
            Path sources = Files.createDirectories(folder.resolve("sources/com/acme/modular"));
            Path module = folder.resolve("sources/module-info.java");
            Files.writeString(module, "module com.acme.modular { " + requires + " }");
            Path source = Files.writeString(sources.resolve("Main.java"), main);
            Path classes = folder.resolve("classes");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
            int result = ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(
                            writer,
                            writer,
                            "--release",
                            "17",
                            "-p",
                            AGENT,
                            "-d",
                            classes.toString(),
                            module.toString(),
                            source.toString());
            assertThat(result).as(out.toString(StandardCharsets.UTF_8)).isZero();
            return classes;
        }

        private static void runsAnHourAhead(ChildJvm jvm) {
            ChildJvm.Outcome outcome = jvm.runModule(
                            "com.acme.modular/com.acme.modular.Main", String.valueOf(System.currentTimeMillis()))
                    .requireSuccess();
            assertThat(outcome.out()).isEqualTo("60\n");
            assertThat(outcome.err()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("com.acme.it.RoutesIT#jdks")
        @DisplayName("on the class path")
        void onTheClassPath(Path jdk) {
            ChildJvm.Outcome outcome = ChildJvm.on(jdk)
                    .withAgent("skew=PT1H")
                    .with("-p", AGENT, "--add-modules", "io.github.usersig.clock")
                    .run(Tell.class)
                    .requireSuccess();

            assertThat(outcome.out().strip().split(" "))
                    .extracting(millis -> Math.round(Long.parseLong(millis) / 60_000.0))
                    .containsExactly(60L, 60L, 60L);
            assertThat(outcome.err()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("com.acme.it.RoutesIT#jdks")
        @DisplayName("in a module that requires it and moves the clock itself")
        void inAModuleThatRequiresIt(Path jdk, @TempDir Path folder) throws IOException {
            Path module = module(folder, "requires io.github.usersig.clock;", MAIN_THAT_MOVES);

            runsAnHourAhead(ChildJvm.on(jdk).withAgent("").withModulePath(AGENT, module));
        }

        @ParameterizedTest
        @MethodSource("com.acme.it.RoutesIT#jdks")
        @DisplayName("in a module that does not require it, while another does")
        void inAModuleThatDoesNotRequireIt(Path jdk, @TempDir Path folder) throws IOException {
            Path module = module(folder, "", MAIN);

            runsAnHourAhead(ChildJvm.on(jdk)
                    .withAgent("skew=PT1H")
                    .withModulePath(AGENT, module)
                    .with("--add-modules", "io.github.usersig.clock"));
        }

        @ParameterizedTest
        @MethodSource("com.acme.it.RoutesIT#jdks")
        @DisplayName("in a module that does not require it, and nobody does")
        void inAModuleWhereNobodyRequiresIt(Path jdk, @TempDir Path folder) throws IOException {
            Path module = module(folder, "", MAIN);

            runsAnHourAhead(ChildJvm.on(jdk).withAgent("skew=PT1H").withModulePath(AGENT, module));
        }
    }

    /** What all of these have in common: they define a class of the app themselves. */
    private abstract static class Loader extends ClassLoader {

        Loader() {
            super(RoutesIT.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (name.equals(Server.class.getName()) || isOwn(name)) {
                    return define(name);
                }
                return name.startsWith("io.github.usersig.") ? kit(name) : super.loadClass(name, resolve);
            }
        }

        boolean isOwn(String name) {
            return false;
        }

        Class<?> kit(String name) throws ClassNotFoundException {
            return super.loadClass(name, false);
        }

        private Class<?> define(String name) {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return getClass().getSimpleName();
        }
    }

    private static final class Child extends Loader {}

    /** As an OSGi framework that delegates nothing but java.* to the boot class path. */
    private static final class Closed extends Loader {

        @Override
        Class<?> kit(String name) throws ClassNotFoundException {
            throw new ClassNotFoundException(name);
        }
    }

    /** As Felix: who asks from outside gets what the loader's own classes do not. */
    private static final class OpenToOutsiders extends Loader {

        private final StackWalker stack = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

        @Override
        Class<?> kit(String name) throws ClassNotFoundException {
            boolean inside = stack.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                    .dropWhile(type -> ClassLoader.class.isAssignableFrom(type) || type == Class.class)
                    .findFirst()
                    .filter(type -> type.getClassLoader() == this)
                    .isPresent());
            if (inside) {
                throw new ClassNotFoundException(name);
            }
            return super.kit(name);
        }
    }

    /** As Quarkus's, and Surefire's isolated one: it has our jar, too, and looks there first. */
    private static final class OwnCopy extends Loader {

        @Override
        boolean isOwn(String name) {
            return name.startsWith("io.github.usersig.clock.");
        }
    }

    static List<ClassLoader> loaders() {
        return List.of(new Child(), new Closed(), new OpenToOutsiders(), new OwnCopy());
    }

    @Test
    @DisplayName("but not by way of a copy of the kit, which tells how to have the agent's instead, in Quarkus too")
    void isNotMovedByACopyOfTheKit() throws ReflectiveOperationException {
        Class<?> copy = new OwnCopy().loadClass(AppClock.class.getName());

        assertThatThrownBy(() -> copy.getMethod("get").invoke(null))
                .cause()
                .hasMessageContaining("loaded by OwnCopy")
                .hasMessageContaining("let it take the package io.github.usersig.clock from its parent")
                .hasMessageContaining(
                        "quarkus.class-loading.parent-first-artifacts=io.github.usersig:usersig-clock-agent");
    }

    @Nested
    @DisplayName("of a class loader")
    @ParameterizedClass
    @MethodSource("com.acme.it.RoutesIT#loaders")
    class OfAClassLoader {

        private final ClassLoader loader;
        private final AppClock clock = AppClock.get();

        OfAClassLoader(ClassLoader loader) {
            this.loader = loader;
        }

        @AfterEach
        void restore() {
            AppClock.all().forEach(AppClock::restore);
        }

        private Instant now() throws ReflectiveOperationException {
            Class<?> server = loader.loadClass(Server.class.getName());
            assertThat(server).isNotSameAs(Server.class);
            return (Instant)
                    server.getMethod("now").invoke(server.getConstructor().newInstance());
        }

        @Test
        @DisplayName("with the JVM's clock")
        void followsTheClockOfTheJvm() throws ReflectiveOperationException {
            clock.skew(Duration.ofHours(1));

            assertThat(now()).isCloseTo(RealClock.now().plusSeconds(3600), within(5, ChronoUnit.SECONDS));
        }

        @Test
        @DisplayName("with the clock of their package")
        void followsTheClockOfItsPackage() throws ReflectiveOperationException {
            AppClock.forPackages("com.acme.server").skew(Duration.ofHours(1));

            assertThat(now()).isCloseTo(RealClock.now().plusSeconds(3600), within(5, ChronoUnit.SECONDS));
        }
    }
}
