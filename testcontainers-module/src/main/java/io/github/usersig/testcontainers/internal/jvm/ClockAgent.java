package io.github.usersig.testcontainers.internal.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.exception.NotFoundException;
import io.github.usersig.clock.AppClock;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.engine.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * The clock agent of the JVMs in a container: put there, and told what to do by a file that it reads. It answers by another.
 * Safe for use by many threads.
 */
public final class ClockAgent {

    private static final String FOLDER = "/tmp/";
    private static final String AGENT = FOLDER + "usersig-clock-agent.jar";
    private static final String CONTROL = FOLDER + "usersig-clock-control";
    private static final String ANSWERS = FOLDER + "usersig-clock-answers";
    private static final String STATE = FOLDER + "usersig-clock-state";
    private static final String WHILE_IT_RUNS = "control=" + CONTROL + ",answers=" + ANSWERS;
    private static final String FROM_THE_START = WHILE_IT_RUNS + ",state=" + STATE;
    private static final Duration UNTIL_TAKEN = Duration.ofSeconds(10);

    /** Each task that an advance runs may take half a minute. */
    private static final Duration UNTIL_DONE = Duration.ofMinutes(5);

    private final GenericContainer<?> container;

    /** When the JVMs had started that the agent was loaded into; null if they start with it. */
    private final @Nullable String loadedSince;

    /** Not from nought: another may have moved this clock before. */
    private long number = System.nanoTime();

    private ClockAgent(GenericContainer<?> container, @Nullable String loadedSince) {
        this.container = container;
        this.loadedSince = loadedSince;
    }

    /**
     * Puts it there: for the JVMs to start with, or into those that run already.
     *
     * @throws IllegalStateException if the container runs and there is no JVM in it, or none that lets an agent in; or if it has
     *     ended
     * @throws org.testcontainers.containers.ContainerLaunchException if the engine is stuck
     */
    public static ClockAgent installIn(GenericContainer<?> container) {
        if (container.getContainerId() == null) {
            container.withCopyFileToContainer(MountableFile.forHostPath(agentJar(), 0644), AGENT);
            JavaToolOptions.add(container, "-javaagent:" + AGENT + "=" + FROM_THE_START);
            return new ClockAgent(container, null);
        }
        Fate fate = requireRunning(container, "has no clock that can be moved");
        if (JavaToolOptions.has(container, AGENT)) {
            return new ClockAgent(container, null);
        }
        Engine.within(untilLoaded(), "make a JVM load the clock agent", () -> {
            container.copyFileToContainer(MountableFile.forHostPath(agentJar(), 0644), AGENT);
            // What one that is gone was told last is not for this one.
            container.copyFileToContainer(Transferable.of(new byte[0], 0644), CONTROL);
            new RunningJvms(container).load(AGENT + "=" + WHILE_IT_RUNS);
            return null;
        });
        return new ClockAgent(container, fate.startedAt());
    }

    private static Fate requireRunning(GenericContainer<?> container, String so) {
        String name = "the container " + container.getDockerImageName();
        if (container.getContainerId() == null) {
            throw new IllegalStateException(name + " does not run, so it " + so + ": start it first");
        }
        Fate fate = Fate.of(container.getContainerId());
        if (!fate.trouble().isEmpty()) {
            throw new IllegalStateException(name + " " + fate.trouble() + ", so it " + so);
        }
        return fate;
    }

    /** It takes many requests, and JVMs that start in the container. */
    private static Duration untilLoaded() {
        return Engine.patience().multipliedBy(4);
    }

    private static Path agentJar() {
        Path jar;
        try {
            jar = Path.of(AppClock.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar of usersig-clock-agent cannot be found", e);
        }
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("usersig-clock-agent is on the class path as the folder " + jar
                    + ", and the container needs its jar");
        }
        return jar;
    }

    /**
     * Has a command done, and returns when it is.
     *
     * @throws IllegalArgumentException if the agent does not take it; the message says why
     * @throws IllegalStateException if the container does not run, was restarted and has lost the agent, or if that does not
     *     answer in time
     */
    public synchronized void say(String words) {
        Fate fate = requireRunning(container, "cannot do \"" + words + "\" with its clock");
        if (loadedSince != null && !loadedSince.equals(fate.startedAt())) {
            throw new IllegalStateException("the container " + container.getDockerImageName()
                    + " has been restarted since the clock agent was loaded into its running JVM. With that JVM the agent is"
                    + " gone, and the clock is the real one: call ContainerClock.installIn again. Called before start(), it"
                    + " also lasts over a restart");
        }
        String head = "# " + ++number;
        byte[] command = (head + "\n" + words + "\n").getBytes(UTF_8);
        write(command);
        String answer = new ControlAnswers(container.getDockerImageName(), new App(), UNTIL_TAKEN, UNTIL_DONE)
                .await(head, words);
        if (!answer.equals("ok")) {
            throw new IllegalArgumentException("the clock of " + container.getDockerImageName() + " says: " + answer);
        }
    }

    private void write(byte[] control) {
        Engine.ask("pass a command on to a clock", () -> {
            container.copyFileToContainer(Transferable.of(control, 0644), CONTROL);
            return null;
        });
    }

    /** What the engine says about the app. Each request has a limit of its own, as an advance may take longer than one may. */
    private final class App implements ControlAnswers.App {

        @Override
        public List<String> answers() {
            return Engine.ask("bring the answer of a clock", () -> {
                try {
                    return container.copyFileFromContainer(ANSWERS, ClockAgent::lines);
                } catch (NotFoundException e) {
                    return List.of(); // not yet
                }
            });
        }

        @Override
        public String trouble() {
            return Fate.of(container.getContainerId()).trouble();
        }

        @Override
        public void withdraw() {
            write(new byte[0]);
        }

        @Override
        public String log() {
            return tail(Engine.ask("bring the log of a container", container::getLogs));
        }
    }

    /** None if the engine has read the file just when the agent replaced it: the length of one, the content of another. */
    private static List<String> lines(InputStream in) {
        try {
            String text = new String(in.readAllBytes(), UTF_8);
            return text.endsWith("\n") ? text.lines().toList() : List.of();
        } catch (IOException cutOff) {
            return List.of();
        }
    }

    /** How a log ends. */
    static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
