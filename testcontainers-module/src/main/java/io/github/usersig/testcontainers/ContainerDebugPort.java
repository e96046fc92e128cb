package io.github.usersig.testcontainers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.engine.Hosts;
import io.github.usersig.testcontainers.internal.jvm.DebugOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.GenericContainer;

/**
 * The port by which a debugger attaches to a Java app in a container, whatever image it is of.
 *
 * <pre>{@code
 * ContainerDebugPort debugPort = ContainerDebugPort.openIn(app); // before it starts
 * app.start();
 * System.out.println(debugPort); // such as localhost:32789, for the IDE's "Remote JVM Debug"
 * }</pre>
 *
 * <p>It puts an option into {@code JAVA_TOOL_OPTIONS}, behind what the image or {@code withEnv} puts there, and so goes together
 * with {@link ContainerClock}. Every JVM of the container reads that, and one port is for one JVM: a second JVM that starts beside
 * the app ends with an error. The port is published on loopback where the engine is on this machine: who reaches it can run any
 * code in the app. Safe for use by many threads. Docs: docs/testcontainers.md.
 */
public final class ContainerDebugPort {

    /** Where the JVM listens, inside. */
    public static final int PORT = 5005;

    private static final Duration FOR_A_DEBUGGER = Duration.ofMinutes(10);

    private final GenericContainer<?> container;

    private ContainerDebugPort(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * Changes this container, which is not started yet: its app can be debugged, and starts without waiting for that.
     *
     * @throws IllegalStateException if it has been started already
     * @throws IllegalArgumentException if it is the mock's own, whose Java cannot be debugged
     */
    public static ContainerDebugPort openIn(GenericContainer<?> container) {
        return open(container, false);
    }

    /**
     * Changes this container, which is not started yet: its app waits for a debugger before {@code main}. Where that is to attach
     * stands on the standard error stream as soon as the JVM waits; {@code start()} returns after it has. Ten minutes are
     * allowed for that: set another {@code withStartupTimeout} afterwards if you need more, and a wait strategy of your own before.
     *
     * @throws IllegalStateException if it has been started already
     * @throws IllegalArgumentException if it is the mock's own, whose Java cannot be debugged
     */
    public static ContainerDebugPort openAndWaitIn(GenericContainer<?> container) {
        ContainerDebugPort port = open(container, true);
        container.withStartupTimeout(FOR_A_DEBUGGER);
        container.withLogConsumer(frame -> port.announce(frame.getUtf8String()));
        return port;
    }

    private static ContainerDebugPort open(GenericContainer<?> container, boolean waiting) {
        if (container instanceof MockImContainer) {
            throw new IllegalArgumentException("this container is the mock's, whose Java cannot be debugged:"
                    + " ContainerDebugPort is for the app under test");
        }
        if (container.getContainerId() != null) {
            throw new IllegalStateException("the container " + container.getDockerImageName()
                    + " has been started already, and a JVM opens its debug port when it starts: call ContainerDebugPort"
                    + " before start()");
        }
        container.withCreateContainerCmdModifier(ContainerDebugPort::publish);
        DebugOption.addTo(container, PORT, waiting);
        return new ContainerDebugPort(container);
    }

    /** Not as Testcontainers does it, which would connect to the port to see whether the app is ready. */
    private static void publish(CreateContainerCmd command) {
        ExposedPort port = ExposedPort.tcp(PORT);
        List<ExposedPort> exposed =
                new ArrayList<>(command.getExposedPorts() == null ? List.of() : List.of(command.getExposedPorts()));
        if (!exposed.contains(port)) {
            exposed.add(port);
            command.withExposedPorts(exposed);
        }
        Ports bindings = command.getHostConfig().getPortBindings();
        Ports published = bindings == null ? new Ports() : bindings;
        if (published.getBindings().get(port) == null) {
            published.bind(
                    port, Engine.isReachedByLoopback() ? Ports.Binding.bindIp(Hosts.LOOPBACK) : Ports.Binding.empty());
        }
        command.getHostConfig().withPortBindings(published);
    }

    private void announce(String line) {
        if (line.contains(DebugOption.LISTENING)) {
            System.err.println("UserSig TestKit: the app in the container " + container.getDockerImageName()
                    + " waits for a debugger: attach one to " + this);
        }
    }

    /**
     * The host to name to a debugger.
     *
     * @throws IllegalStateException if the container does not run
     */
    public String getHost() {
        requireStarted();
        return container.getHost();
    }

    /**
     * The port of that host, another one after each start.
     *
     * @throws IllegalStateException if the container does not run
     */
    public int getPort() {
        String id = requireStarted();
        Ports.Binding[] bindings = Engine.ask("tell where a port is", () -> Engine.client()
                .inspectContainerCmd(id)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(PORT)));
        if (bindings == null || bindings.length == 0) {
            throw new IllegalStateException("the container " + container.getDockerImageName()
                    + " does not run, so its debug port is nowhere: start it");
        }
        return Integer.parseInt(bindings[0].getHostPortSpec());
    }

    private String requireStarted() {
        String id = container.getContainerId();
        if (id == null) {
            throw new IllegalStateException("the container " + container.getDockerImageName()
                    + " has not been started, so its debug port is nowhere yet: call start() first");
        }
        return id;
    }

    /** Where to attach a debugger, such as {@code localhost:32789}. */
    @Override
    public String toString() {
        return container.getContainerId() == null
                ? "ContainerDebugPort[" + container.getDockerImageName() + "]"
                : getHost() + ":" + getPort();
    }
}
