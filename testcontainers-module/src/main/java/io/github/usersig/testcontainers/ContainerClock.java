package io.github.usersig.testcontainers;

import io.github.usersig.clock.AppClock;
import io.github.usersig.testcontainers.internal.jvm.ClockAgent;
import java.time.Duration;
import java.time.Instant;
import org.testcontainers.containers.GenericContainer;

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
 * <p>It puts the clock agent into the container and an option for it into {@code JAVA_TOOL_OPTIONS}, which every JVM reads,
 * behind what the image or {@code withEnv} puts there. A call returns when the app's clock has moved. Together with {@code mockIm().clock()} a test moves the app, the back end, or
 * both. Safe for use by many threads. Docs: docs/testcontainers.md.
 */
public final class ContainerClock {

    private final GenericContainer<?> container;
    private final ClockAgent agent;

    private ContainerClock(GenericContainer<?> container, ClockAgent agent) {
        this.container = container;
        this.agent = agent;
    }

    /**
     * Changes this container: puts the clock agent into it, so that the clock of the app there can be moved. Best done before it
     * starts: a JVM that runs already is made to load the agent, which takes a second, and classes that it has loaded by then keep
     * their {@code System.currentTimeMillis()} real ({@code java.time}, {@code Date} and calendars follow in them too).
     *
     * <p>The files for that are in {@code /usersig-testkit}. Before the start it is a volume, which goes with the container: {@code
     * /tmp} may be a tmpfs, and its root file system read-only.
     *
     * @throws IllegalStateException if the container runs and there is no JVM in it, or none that lets an agent in, or its file
     *     system cannot be written; or if it has ended
     * @throws IllegalArgumentException if it is the mock's own: {@code mockIm().clock()} moves the clock of that
     * @throws org.testcontainers.containers.ContainerLaunchException if the engine is stuck
     */
    public static ContainerClock installIn(GenericContainer<?> container) {
        return installIn(container, ClockAgent.DEFAULT_PARENT);
    }

    /**
     * Does what {@link #installIn(GenericContainer)} does, with its files in a folder of your choice. Needed for a container that
     * runs already on a read-only root file system: name the folder of a volume that it has.
     *
     * <pre>{@code
     * ContainerClock clock = ContainerClock.installIn(app, "/data");
     * }</pre>
     *
     * @param folder an absolute path in the container; a folder {@code usersig-clock} is made in it, which every user there may write
     * @throws IllegalStateException as the other one does, and if the container runs and that folder is a tmpfs
     * @throws IllegalArgumentException as the other one does, and if that is no absolute path, or has white space, quotes or any of
     *     {@code , ; : =} in it
     * @throws org.testcontainers.containers.ContainerLaunchException if the engine is stuck
     */
    public static ContainerClock installIn(GenericContainer<?> container, String folder) {
        if (container instanceof MockImContainer) {
            throw new IllegalArgumentException(
                    "this container is the mock's, which has a clock of its own for each app:"
                            + " write mockIm().clock().advance(...) instead. ContainerClock is for the app under test");
        }
        return new ContainerClock(container, ClockAgent.installIn(container, folder));
    }

    /** Makes the app's clock run ahead of the real one, or behind it if negative. */
    public void skew(Duration ahead) {
        agent.say("skew=" + ahead);
    }

    /** Stops the app's clock where it is. */
    public void freeze() {
        agent.say("freeze");
    }

    /** Makes the app's clock show one instant and stay there. */
    public void freezeAt(Instant instant) {
        agent.say("freeze=" + instant);
    }

    /** Makes the app's clock show this instant now and run on from there. */
    public void moveTo(Instant instant) {
        agent.say("moveTo=" + instant);
    }

    /**
     * Lets time go by on the app's clock; what its schedulers are due to run then runs if they follow it.
     *
     * @throws IllegalStateException if that has not come to its end within five minutes; it goes on all the same
     */
    public void advance(Duration by) {
        agent.say("advance=" + by);
    }

    /** Lets the schedulers that these packages make follow the app's clock, as {@link AppClock#alsoMoveSchedulersOf} does. */
    public void alsoMoveSchedulersOf(String... packages) {
        agent.say("schedulers=" + String.join(";", packages));
    }

    /** Lets the elapsed time that these packages read follow the app's clock, as {@link AppClock#alsoMoveElapsedTimeOf} does. */
    public void alsoMoveElapsedTimeOf(String... packages) {
        agent.say("elapsed=" + String.join(";", packages));
    }

    /** Lets the clock never go back for these packages, as {@link AppClock#neverTurnBackFor} does, until the JVM ends. */
    public void neverTurnBackFor(String... packages) {
        agent.say("neverBack=" + String.join(";", packages));
    }

    /** Makes the app's clock the real one again. */
    public void restore() {
        agent.say("restore");
    }

    /** Names the container. */
    @Override
    public String toString() {
        return "ContainerClock[" + container.getDockerImageName() + "]";
    }
}
