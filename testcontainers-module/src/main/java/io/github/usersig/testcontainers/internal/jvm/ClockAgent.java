package io.github.usersig.testcontainers.internal.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.usersig.clock.AppClock;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.engine.Fate;
import io.github.usersig.testcontainers.internal.engine.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/**
 * The clock agent of the JVMs in a container: put there, and told what to do by a file that it reads. It answers by another.
 * Safe for use by many threads.
 */
public final class ClockAgent {

    /** Where its folder is unless told. */
    public static final String DEFAULT_PARENT = AppFolder.DEFAULT_PARENT;

    private static final String FOLDER = "usersig-clock";
    private static final String AGENT = "usersig-clock-agent.jar";
    private static final String CONTROL = "control";
    private static final String ANSWERS = "answers";
    private static final String STATE = "state";

    /** What a JVM is told, to start with it. */
    private static final Pattern OPTION =
            Pattern.compile("-javaagent:(\\S+)/" + FOLDER + "/" + AppFolder.FILES + "/" + Pattern.quote(AGENT) + "=");

    private static final Duration UNTIL_TAKEN = Duration.ofSeconds(10);

    /** Each task that an advance runs may take half a minute. */
    private static final Duration UNTIL_DONE = Duration.ofMinutes(5);

    private final GenericContainer<?> container;
    private final AppFolder folder;

    /** When the JVMs had started that the agent was loaded into; null if they start with it. */
    private final @Nullable String loadedSince;

    /** Not from nought: another may have moved this clock before. */
    private long number = System.nanoTime();

    private ClockAgent(GenericContainer<?> container, AppFolder folder, @Nullable String loadedSince) {
        this.container = container;
        this.folder = folder;
        this.loadedSince = loadedSince;
    }

    /**
     * Puts it there: for the JVMs to start with, or into those that run already.
     *
     * @param parent the folder in the container that its own is to be in
     * @throws IllegalArgumentException if that cannot be one
     * @throws IllegalStateException if the container runs and that folder cannot be written, or there is no JVM in it, or none
     *     that lets an agent in; or if it has ended
     * @throws org.testcontainers.containers.ContainerLaunchException if the engine is stuck
     */
    public static ClockAgent installIn(GenericContainer<?> container, String parent) {
        AppFolder folder = new AppFolder(parent, FOLDER);
        if (container.getContainerId() == null) {
            folder.prepare(container, Map.of(AGENT, agentJar()));
            JavaToolOptions.add(container, OPTION, "-javaagent:" + folder.file(AGENT) + "=" + fromTheStart(folder));
            return new ClockAgent(container, folder, null);
        }
        Fate fate = requireRunning(container, "has no clock that can be moved");
        Optional<String> inUse = JavaToolOptions.find(container, OPTION);
        if (inUse.isPresent()) {
            return new ClockAgent(container, new AppFolder(inUse.get(), FOLDER), null);
        }
        Engine.within(untilLoaded(), "make a JVM load the clock agent", () -> {
            // What one that is gone was told last is not for this one.
            folder.makeIn(container, Map.of(AGENT, agentJar(), CONTROL, new byte[0]));
            new RunningJvms(container, folder).load(folder.file(AGENT) + "=" + whileItRuns(folder));
            return null;
        });
        return new ClockAgent(container, folder, fate.startedAt());
    }

    private static String whileItRuns(AppFolder folder) {
        return "control=" + folder.file(CONTROL) + ",answers=" + folder.file(ANSWERS);
    }

    private static String fromTheStart(AppFolder folder) {
        return whileItRuns(folder) + ",state=" + folder.file(STATE);
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

    private static byte[] agentJar() {
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
        try {
            return Files.readAllBytes(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        String answer = new ControlAnswers(
                        container.getDockerImageName(), folder().path(), new App(), UNTIL_TAKEN, UNTIL_DONE)
                .await(head, words);
        if (!answer.equals("ok")) {
            throw new IllegalArgumentException("the clock of " + container.getDockerImageName() + " says: " + answer);
        }
    }

    private void write(byte[] control) {
        try {
            folder().write(container, CONTROL, control);
        } catch (DockerException e) {
            throw new IllegalStateException(
                    "the clock of " + container.getDockerImageName() + " cannot be told anything, for its folder "
                            + folder().path() + " in the container cannot be written: " + Refusal.reason(e)
                            + ". Call ContainerClock.installIn before start(), and mount nothing there: it brings a volume",
                    e);
        }
    }

    /** Where the agent is, which may have been put there by an earlier call that named another. */
    private AppFolder folder() {
        return loadedSince != null
                ? folder
                : JavaToolOptions.find(container, OPTION)
                        .map(parent -> new AppFolder(parent, FOLDER))
                        .orElse(folder);
    }

    /** What the engine says about the app. Each request has a limit of its own, as an advance may take longer than one may. */
    private final class App implements ControlAnswers.App {

        @Override
        public List<String> answers() {
            return Engine.ask("bring the answer of a clock", () -> {
                try {
                    return container.copyFileFromContainer(folder().file(ANSWERS), ClockAgent::lines);
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
