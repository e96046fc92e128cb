package io.github.usersig.testcontainers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import io.github.usersig.testcontainers.internal.engine.Hosts;
import java.util.Map;

/** Publishes the ports of a container where only programs on the engine's machine reach them. */
final class Loopback {

    private Loopback() {}

    /** Changes a command, but for ports that somebody has given an address. */
    static void publish(CreateContainerCmd command) {
        Ports published = new Ports();
        Map<ExposedPort, Ports.Binding[]> bindings =
                command.getHostConfig().getPortBindings().getBindings();
        bindings.forEach((port, addresses) -> {
            if (addresses == null) {
                published.bind(port, null);
                return;
            }
            for (Ports.Binding address : addresses) {
                published.bind(port, onLoopback(address));
            }
        });
        command.getHostConfig().withPortBindings(published);
    }

    private static Ports.Binding onLoopback(Ports.Binding given) {
        String address = given.getHostIp();
        return address == null || address.isEmpty()
                ? new Ports.Binding(Hosts.LOOPBACK, given.getHostPortSpec())
                : given;
    }
}
