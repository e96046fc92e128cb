package com.acme.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a class of these tests in a JVM of its own, on the JDK that runs the build or on the other one. */
final class ChildJvm {

    private final Path jdk;
    private final List<String> options = new ArrayList<>();
    private String classPath = System.getProperty("java.class.path");

    private ChildJvm(Path jdk) {
        this.jdk = jdk;
    }

    /** The JDK that runs this build. */
    static ChildJvm here() {
        return new ChildJvm(Path.of(System.getProperty("java.home")));
    }

    static ChildJvm on(Path jdk) {
        return new ChildJvm(jdk);
    }

    /** The JDKs to test on: this one, and those beside it that are of another version, 17 or newer. */
    static List<Path> jdks() {
        Path here = Path.of(System.getProperty("java.home"));
        List<Path> jdks = new ArrayList<>(List.of(here));
        String second = System.getenv("JDK25_HOME");
        if (second != null) {
            jdks.add(Path.of(second));
            return jdks;
        }
        int version = Runtime.version().feature();
        try (Stream<Path> siblings = here.getParent() == null ? Stream.empty() : Files.list(here.getParent())) {
            siblings.filter(jdk ->
                            Files.isExecutable(jdk.resolve("bin/java")) && Files.isRegularFile(jdk.resolve("release")))
                    .filter(jdk -> featureOf(jdk) >= 17 && featureOf(jdk) != version)
                    .sorted()
                    .limit(1)
                    .forEach(jdks::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jdks;
    }

    static int featureOf(Path jdk) {
        try {
            return Files.readAllLines(jdk.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", ""))
                    .map(version -> version.replaceAll("\\..*", ""))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChildJvm with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    ChildJvm withAgent(String arguments) {
        return with("-javaagent:" + System.getProperty("agent.jar") + (arguments.isEmpty() ? "" : "=" + arguments));
    }

    /** Then the agent's classes come from where {@code -javaagent} says, and from nowhere else. */
    ChildJvm withoutAgentOnClassPath() {
        Path jar = Path.of(System.getProperty("agent.jar"));
        classPath = Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).equals(jar))
                .collect(Collectors.joining(File.pathSeparator));
        return this;
    }

    /** This jar is all of its class path. */
    ChildJvm withClassPath(Path jar) {
        classPath = jar.toString();
        return this;
    }

    /** A jar with these classes and the classes nested in them; the first is an agent. */
    static Path jar(String name, Class<?>... classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", classes[0].getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        Path file = target().resolve(name + "-" + System.nanoTime() + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Class<?> each : classes) {
                Path folder = Path.of(each.getResource(each.getSimpleName() + ".class")
                                .toURI())
                        .getParent();
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, each.getSimpleName() + "*.class")) {
                    for (Path found : files) {
                        jar.putNextEntry(
                                new JarEntry(each.getPackageName().replace('.', '/') + "/" + found.getFileName()));
                        Files.copy(found, jar);
                    }
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** What a JVM printed and how it ended. */
    record Outcome(int exitCode, String out, String err) {

        Outcome requireSuccess() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + "\n" + out + "\n" + err);
            }
            return this;
        }
    }

    /** The module's build directory. */
    static Path target() {
        return Path.of(System.getProperty("agent.jar")).toAbsolutePath().getParent();
    }

    Process start(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-Duser.timezone=UTC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what {@link #withModulePath} has put on the module path is there, and nothing on the class path. */
    Outcome runModule(String moduleAndMain, String... arguments) {
        return run(List.of("-m", moduleAndMain), arguments);
    }

    ChildJvm withModulePath(Object... entries) {
        return with("-p", Stream.of(entries).map(Object::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    Outcome run(Class<?> main, String... arguments) {
        return run(List.of("-cp", classPath, main.getName()), arguments);
    }

    private Outcome run(List<String> main, String... arguments) {
        try {
            Path out = Files.createTempFile(target(), "child", ".out");
            Path err = Files.createTempFile(target(), "child", ".err");
            List<String> command =
                    new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-Duser.timezone=UTC"));
            command.addAll(options);
            command.addAll(main);
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(main + " still runs after a minute\n" + Files.readString(err));
            }
            Outcome outcome = new Outcome(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
