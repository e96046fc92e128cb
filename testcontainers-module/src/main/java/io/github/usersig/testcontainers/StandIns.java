package io.github.usersig.testcontainers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.github.usersig.testcontainers.internal.engine.Engine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Network;

/** Whether a mock can stand in for the real hosts: where it cannot, an app would reach the real service, or another mock. */
final class StandIns {

    private StandIns() {}

    /** @throws IllegalStateException if there is none */
    static void requireNetwork(@Nullable Network network) {
        if (network == null) {
            throw new IllegalStateException("standingInForTheRealHosts() needs a network, or apps would reach the real"
                    + " service: make one with Network.newNetwork(), and call withNetwork(network) on this container and on"
                    + " that of the app");
        }
    }

    /** @throws IllegalStateException if another one runs there, for each request would be for either */
    static void requireNoOther(Network network) {
        String other = Engine.ask("look for others that stand in for the real hosts", () -> other(network.getId()));
        if (other != null) {
            throw new IllegalStateException("the container " + other + " stands in for the real hosts on this network"
                    + " already, and each request would reach either by chance: give each mock a network of its own, or"
                    + " let one serve more apps, by backend()");
        }
    }

    private static @Nullable String other(String networkId) {
        for (Container container : Engine.client()
                .listContainersCmd()
                .withNetworkFilter(List.of(networkId))
                .exec()) {
            try {
                InspectContainerResponse found =
                        Engine.client().inspectContainerCmd(container.getId()).exec();
                if (found.getNetworkSettings().getNetworks().values().stream()
                        .anyMatch(each -> networkId.equals(each.getNetworkID()) && isStandIn(each))) {
                    return String.valueOf(found.getName()).replaceFirst("^/", "");
                }
            } catch (NotFoundException e) {
                // it has just gone
            }
        }
        return null;
    }

    private static boolean isStandIn(ContainerNetwork network) {
        List<String> aliases = network.getAliases();
        return aliases != null && aliases.contains(RealHostNames.ALL.get(0));
    }
}
