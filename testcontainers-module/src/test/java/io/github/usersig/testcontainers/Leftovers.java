package io.github.usersig.testcontainers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;

/** What this JVM's containers have left on the engine. Other JVMs, and those before, may have left what they like. */
final class Leftovers {

    private static final Map<String, String> OF_THIS_JVM =
            Map.of(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, DockerClientFactory.SESSION_ID);

    private final DockerClient docker = DockerClientFactory.instance().client();
    private final Set<String> containersBefore = containers();
    private final Set<String> networksBefore = networks();
    private final Set<String> imagesBefore = images();

    /** The names of those that have come since this was made and are still there. */
    List<String> now() {
        return List.of(
                "containers " + without(containersBefore, containers()),
                "networks " + without(networksBefore, networks()),
                "images " + without(imagesBefore, images()));
    }

    static List<String> none() {
        return List.of("containers []", "networks []", "images []");
    }

    private static Set<String> without(Set<String> before, Set<String> now) {
        now.removeAll(before);
        return now;
    }

    private Set<String> containers() {
        return docker.listContainersCmd().withShowAll(true).withLabelFilter(OF_THIS_JVM).exec().stream()
                .map(Container::getId)
                .collect(Collectors.toSet());
    }

    private Set<String> networks() {
        return docker.listNetworksCmd().exec().stream()
                .filter(network -> network.getLabels() != null
                        && network.getLabels().entrySet().containsAll(OF_THIS_JVM.entrySet()))
                .map(Network::getName)
                .collect(Collectors.toSet());
    }

    /** Layers without a name included. Images have no session, so nobody else must build any meanwhile. */
    private Set<String> images() {
        return docker.listImagesCmd().withShowAll(true).exec().stream()
                .map(Image::getId)
                .collect(Collectors.toSet());
    }
}
