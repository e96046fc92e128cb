package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs a class in a JVM of its own, with the class path of this one: Testcontainers reads its settings but once. */
final class OwnJvm {

    private static final int PATIENCE_SECONDS = 300;

    private final Class<?> main;
    private final List<String> before = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> without = new HashSet<>();

    private OwnJvm(Class<?> main) {
        this.main = main;
    }

    static OwnJvm of(Class<?> main) {
        return new OwnJvm(main);
    }

    OwnJvm withEnv(String name, String value) {
        environment.put(name, value);
        return this;
    }

    OwnJvm withoutEnv(String name) {
        without.add(name);
        return this;
    }

    OwnJvm withProperty(String name, String value) {
        options.add("-D" + name + "=" + value);
        return this;
    }

    /** Lets a program run it, whose last arguments are the command. */
    OwnJvm runBy(String... program) {
        before.addAll(List.of(program));
        return this;
    }

    /** What it has printed, once it has ended as it should. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("usersig-own-jvm", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeAll(without);
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            String said = Files.readString(output, UTF_8);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s said:%n%s", main, said)
                    .isTrue();
            return said;
        } finally {
            Files.delete(output);
        }
    }
}
