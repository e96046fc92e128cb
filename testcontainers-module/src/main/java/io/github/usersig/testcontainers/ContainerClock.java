package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.exception.NotFoundException;
import io.github.usersig.clock.AppClock;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.jvm.ControlAnswers;
import io.github.usersig.testcontainers.internal.jvm.JavaToolOptions;
import io.github.usersig.testcontainers.internal.jvm.RunningJvms;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * The clock of a Java app in a container, whatever image it is of. Its methods do what those of {@link AppClock} with the same
 * names do in this JVM, but return nothing: {@link #restore()} puts it back.
 *
 * <pre>{@code
 * GenericContainer<?> app = new GenericContainer<>("acme/chat-server:1.4");
 * ContainerClock clock = ContainerClock.installIn(app); // before it starts, or later
 * app.start();
 *
 * clock.advance(Duration.ofHours(23));
 * clock.restore();
 * }</pre>
 *
 * <p>It puts the clock agent into the container and an option for it into {@code JAVA_TOOL_OPTIONS}, which every JVM reads. A
 * call returns when the app's clock has moved. Together with {@code mockIm().clock()} a test moves the app, the back end, or
 * both. Safe for use by many threads. Docs: docs/testcontainers.md.
 */
public final class ContainerClock {

    private static final String FOLDER = "/tmp/";
    private static final String AGENT = FOLDER + "usersig-clock-agent.jar";
    private static final String CONTROL = FOLDER + "usersig-clock-control";
    private static final String ANSWERS = FOLDER + "usersig-clock-answers";
    private static final String OPTIONS = "control=" + CONTROL + ",answers=" + ANSWERS;
    private static final Duration UNTIL_TAKEN = Duration.ofSeconds(10);

    /** Each task that an advance runs may take half a minute. */
    private static final Duration UNTIL_DONE = Duration.ofMinutes(5);

    private final GenericContainer<?> container;

    /** Not from nought: another may have moved this clock before. */
    private long number = System.nanoTime();

    private ContainerClock(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * Changes this container: puts the clock agent into it, so that the clock of the app there can be moved. Best done before it
     * starts: a JVM that runs already is made to load the agent, which takes a second, and classes that it has loaded by then keep
     * their {@code System.currentTimeMillis()} real ({@code java.time}, {@code Date} and calendars follow in them too).
     *
     * @throws IllegalStateException if the container runs and there is no JVM in it, or none that lets an agent in
     * @throws org.testcontainers.containers.ContainerLaunchException if the engine is stuck
     */
    public static ContainerClock installIn(GenericContainer<?> container) {
        if (isRunning(container)) {
            if (!JavaToolOptions.has(container, AGENT)) {
                Engine.within(untilLoaded(), "make a JVM load the clock agent", () -> {
                    container.copyFileToContainer(MountableFile.forHostPath(agentJar(), 0644), AGENT);
                    new RunningJvms(container).load(AGENT + "=" + OPTIONS);
                    return null;
                });
            }
            return new ContainerClock(container);
        }
        container.withCopyFileToContainer(MountableFile.forHostPath(agentJar(), 0644), AGENT);
        JavaToolOptions.add(container, "-javaagent:" + AGENT + "=" + OPTIONS);
        return new ContainerClock(container);
    }

    /** It takes many requests, and JVMs that start in the container. */
    private static Duration untilLoaded() {
        return Engine.patience().multipliedBy(4);
    }

    private static boolean isRunning(GenericContainer<?> container) {
        return Engine.ask("look for the container of a clock", container::isRunning);
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

    /** Makes the app's clock run ahead of the real one, or behind it if negative. */
    public void skew(Duration ahead) {
        say("skew=" + ahead);
    }

    /** Stops the app's clock where it is. */
    public void freeze() {
        say("freeze");
    }

    /** Makes the app's clock show one instant and stay there. */
    public void freezeAt(Instant instant) {
        say("freeze=" + instant);
    }

    /** Makes the app's clock show this instant now and run on from there. */
    public void moveTo(Instant instant) {
        say("moveTo=" + instant);
    }

    /**
     * Lets time go by on the app's clock; what its schedulers are due to run then runs if they follow it.
     *
     * @throws IllegalStateException if that has not come to its end within five minutes; it goes on all the same
     */
    public void advance(Duration by) {
        say("advance=" + by);
    }

    /** Lets the schedulers that these packages make follow the app's clock, as {@link AppClock#alsoMoveSchedulersOf} does. */
    public void alsoMoveSchedulersOf(String... packages) {
        say("schedulers=" + String.join(";", packages));
    }

    /** Lets the elapsed time that these packages read follow the app's clock, as {@link AppClock#alsoMoveElapsedTimeOf} does. */
    public void alsoMoveElapsedTimeOf(String... packages) {
        say("elapsed=" + String.join(";", packages));
    }

    /** Makes the app's clock the real one again. */
    public void restore() {
        say("restore");
    }

    private synchronized void say(String words) {
        if (!isRunning(container)) {
            throw new IllegalStateException("the container " + container.getDockerImageName()
                    + " does not run, so its clock cannot be moved: start it first");
        }
        String head = "# " + ++number;
        byte[] command = (head + "\n" + words + "\n").getBytes(UTF_8);
        Engine.ask("pass a command on to a clock", () -> {
            container.copyFileToContainer(Transferable.of(command, 0644), CONTROL);
            return null;
        });
        String answer = new ControlAnswers(container.getDockerImageName(), new App(), UNTIL_TAKEN, UNTIL_DONE)
                .await(head, words);
        if (!answer.equals("ok")) {
            throw new IllegalArgumentException("the clock of " + container.getDockerImageName() + " says: " + answer);
        }
    }

    /** What the engine says about the app. Each request has a limit of its own, as an advance may take longer than one may. */
    private final class App implements ControlAnswers.App {

        @Override
        public List<String> answers() {
            return Engine.ask("bring the answer of a clock", () -> {
                try {
                    return container.copyFileFromContainer(ANSWERS, ContainerClock::lines);
                } catch (NotFoundException e) {
                    return List.of(); // not yet
                }
            });
        }

        @Override
        public boolean isRunning() {
            return ContainerClock.isRunning(container);
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

    private static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    /** Names the container. */
    @Override
    public String toString() {
        return "ContainerClock[" + container.getDockerImageName() + "]";
    }
}
