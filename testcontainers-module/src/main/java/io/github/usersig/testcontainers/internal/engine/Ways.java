package io.github.usersig.testcontainers.internal.engine;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.DockerMachineClientProviderStrategy;
import org.testcontainers.dockerclient.EnvironmentAndSystemPropertyClientProviderStrategy;
import org.testcontainers.dockerclient.InvalidConfigurationException;
import org.testcontainers.dockerclient.TestcontainersHostPropertyClientProviderStrategy;
import org.testcontainers.dockerclient.UnixSocketClientProviderStrategy;

/**
 * The ways by which Testcontainers looks for an engine, and why each led to none. Testcontainers only logs it, and where nothing is
 * bound to SLF4J, nowhere.
 */
@SuppressWarnings("deprecation") // they are how tc.host, DOCKER_HOST and the usual socket are read, and are to stay
final class Ways {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private Ways() {}

    /** To go on after "can use none". */
    static String whyNone() {
        Map<String, String> all = new LinkedHashMap<>();
        for (DockerClientProviderStrategy way : inOrder()) {
            Optional<String> where = where(way);
            if (where.isPresent() && !all.containsKey(where.get())) {
                why(way).ifPresent(why -> all.put(where.get(), why));
            }
        }
        List<String> whys = new ArrayList<>();
        all.forEach((where, why) -> whys.add(where + ": " + why));
        return whys.isEmpty() ? "" : " at " + String.join("; nor at ", whys);
    }

    /** Those that somebody has configured come first. */
    private static List<DockerClientProviderStrategy> inOrder() {
        List<DockerClientProviderStrategy> ways = new ArrayList<>();
        ways.add(new TestcontainersHostPropertyClientProviderStrategy());
        ways.add(new EnvironmentAndSystemPropertyClientProviderStrategy());
        for (DockerClientProviderStrategy way : ServiceLoader.load(DockerClientProviderStrategy.class)) {
            if (ways.stream().noneMatch(known -> known.getClass() == way.getClass())) {
                ways.add(way);
            }
        }
        return ways;
    }

    /** Nothing if Testcontainers does not go this way here. */
    private static Optional<String> where(DockerClientProviderStrategy way) {
        if (way instanceof UnixSocketClientProviderStrategy) {
            return WINDOWS ? Optional.empty() : Optional.of("the usual socket");
        }
        if (way instanceof DockerMachineClientProviderStrategy) {
            return Optional.empty();
        }
        if (way instanceof EnvironmentAndSystemPropertyClientProviderStrategy named && !named.isApplicable()) {
            return Optional.empty();
        }
        try {
            URI address = way.getTransportConfig().getDockerHost();
            return isNamed(way) || isThere(address) ? Optional.of(String.valueOf(address)) : Optional.empty();
        } catch (InvalidConfigurationException e) {
            return Optional.of(way.getClass().getSimpleName());
        } catch (RuntimeException e) { // so there is nothing of its kind: no rootless engine, say
            return Optional.empty();
        }
    }

    private static boolean isNamed(DockerClientProviderStrategy way) {
        return way instanceof TestcontainersHostPropertyClientProviderStrategy
                || way instanceof EnvironmentAndSystemPropertyClientProviderStrategy;
    }

    private static boolean isThere(URI address) {
        return switch (String.valueOf(address.getScheme())) {
            case "unix" -> Files.exists(Path.of(address.getPath()));
            case "npipe" -> WINDOWS;
            default -> true;
        };
    }

    private static Optional<String> why(DockerClientProviderStrategy way) {
        try {
            DockerClientProviderStrategy.getClientForConfig(way.getTransportConfig())
                    .infoCmd()
                    .exec();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(Refusal.reason(e));
        }
    }
}
