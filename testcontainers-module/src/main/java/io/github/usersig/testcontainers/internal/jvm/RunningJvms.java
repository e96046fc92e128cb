package io.github.usersig.testcontainers.internal.jvm;

import io.github.usersig.testcontainers.internal.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;

/** The JVMs that run in a container, and a way to load an agent into them with nothing but the java that is there. */
final class RunningJvms {

    private static final String PROGRAM = AttachProgram.class.getName();

    /** What the app is to be started with is not for us: the debug port is the app's already. */
    private static final Map<String, String> WITHOUT_OPTIONS = Map.of("JAVA_TOOL_OPTIONS", "");

    private final GenericContainer<?> container;
    private final AppFolder folder;

    /** @param folder has been made in it */
    RunningJvms(GenericContainer<?> container, AppFolder folder) {
        this.container = container;
        this.folder = folder;
    }

    /**
     * Loads an agent.
     *
     * @param agent its jar, an equals sign and its options
     * @throws IllegalStateException if no JVM runs there, or none lets an agent in
     */
    void load(String agent) {
        String file = PROGRAM.replace('.', '/') + ".class";
        folder.write(container, file, resource("/" + file));
        String java = java();
        List<String> pids = run(java, "find").lines().toList();
        if (pids.isEmpty()) {
            throw failure("no process there is a JVM of the user that the container runs as", "");
        }
        for (String pid : pids) {
            quit(pid);
            run(java, "load", pid, agent);
        }
    }

    /** On the path, at JAVA_HOME, or what the container itself runs. */
    private String java() {
        Set<String> candidates = new LinkedHashSet<>(List.of("java"));
        String[] environment = container.getContainerInfo().getConfig().getEnv();
        Stream.ofNullable(environment)
                .flatMap(Arrays::stream)
                .filter(variable -> variable.startsWith("JAVA_HOME="))
                .forEach(variable -> candidates.add(variable.substring("JAVA_HOME=".length()) + "/bin/java"));
        Optional.ofNullable(container.getContainerInfo().getPath())
                .filter(program -> program.endsWith("/java"))
                .ifPresent(candidates::add);
        String tried = "";
        for (String java : candidates) {
            ExecResult result = exec(java, "--version");
            if (result.getExitCode() == 0) {
                return java;
            }
            tried += "\n" + java + ": " + (result.getStdout() + result.getStderr()).strip();
        }
        throw failure("there is no java in it", tried);
    }

    /** SIGQUIT: with the file that "find" has left, a JVM opens its socket; without it would print its threads. */
    private void quit(String pid) {
        if (pid.equals("1")) {
            Engine.client()
                    .killContainerCmd(container.getContainerId())
                    .withSignal("QUIT")
                    .exec();
            return;
        }
        ExecResult result = exec("sh", "-c", "kill -QUIT " + pid); // a JVM that is not the first was started by a shell
        if (result.getExitCode() != 0) {
            throw failure("the JVM " + pid + " cannot be sent a signal", result.getStderr());
        }
    }

    private String run(String java, String... arguments) {
        String[] command = Stream.concat(
                        Stream.of(java, "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp", folder.path(), PROGRAM),
                        Stream.of(arguments))
                .toArray(String[]::new);
        ExecResult result = exec(command);
        if (result.getExitCode() != 0) {
            throw failure("a JVM there does not take the agent", why(result.getStderr(), container.getLogs()));
        }
        return result.getStdout();
    }

    /** What the agent itself has said last, for the JVM has only a number for it; or else all there is. */
    private static String why(String said, String log) {
        return log.lines()
                .filter(line -> line.startsWith("UserSig TestKit: the clock agent cannot start."))
                .reduce((first, last) -> last)
                .orElseGet(() -> said.strip() + "\nIts log ends with:\n" + ClockAgent.tail(log));
    }

    private ExecResult exec(String... command) {
        try {
            return container.execInContainer(ExecConfig.builder()
                    .command(command)
                    .envVars(WITHOUT_OPTIONS)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for the JVM of a container", e);
        }
    }

    private IllegalStateException failure(String why, String said) {
        return new IllegalStateException("the clock of the container " + container.getDockerImageName()
                + ", which runs already, cannot be moved: " + why
                + ". For a Java app call ContainerClock.installIn before start(), which works with every JVM. "
                + said.strip());
    }

    private static byte[] resource(String name) {
        try (InputStream in = RunningJvms.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("usersig-testcontainers has no " + name + " inside");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
