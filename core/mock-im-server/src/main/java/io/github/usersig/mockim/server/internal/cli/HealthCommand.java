package io.github.usersig.mockim.server.internal.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks a mock whether it is ready: for the health check of a container, which has no other program to do that. */
@Command(
        name = "health",
        description = "Tells by its exit code whether a mock is ready: 0 if it is, 1 if not.",
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class)
final class HealthCommand implements Callable<Integer> {

    private static final int PATIENCE_MILLIS = 2_000;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = ServeCommand.PORT,
            description = "Where it listens on this machine. Default ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--url", paramLabel = "URL", description = "Where it is instead, such as http://mock-im:8080.")
    private @Nullable URI url;

    @Override
    public Integer call() {
        return ask(url == null ? "http://127.0.0.1:" + port : url.toString());
    }

    /** The exit code for a mock that listens there. */
    static int ask(String endpoint) {
        try {
            HttpURLConnection asked = (HttpURLConnection)
                    URI.create(endpoint + "/__mock/ready").toURL().openConnection();
            asked.setConnectTimeout(PATIENCE_MILLIS);
            asked.setReadTimeout(PATIENCE_MILLIS);
            return asked.getResponseCode() == HttpURLConnection.HTTP_OK ? 0 : MockImCli.REFUSED;
        } catch (IOException e) {
            return MockImCli.REFUSED;
        }
    }
}
