package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.internal.parity.clients.WebClients;
import io.github.usersig.mockim.server.internal.parity.play.ClientFailedException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the published web client is, which is not part of the kit. */
final class WebClientOptions {

    @Option(
            names = "--web-client",
            paramLabel = "DIR",
            description = {
                "A folder with the published web client in its node_modules, by npm install @tencentcloud/chat ws.",
                "Without it, scenarios with client steps are skipped."
            })
    private @Nullable Path folder;

    @Option(
            names = "--node",
            paramLabel = "PATH",
            defaultValue = "node",
            description = "The program of Node that runs it. Default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String node;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** The clients of an app at this endpoint; null if none are wanted. */
    @Nullable
    WebClients clients(long sdkAppId, URI endpoint) {
        if (folder == null) {
            return null;
        }
        try {
            WebClients.requireClient(folder);
        } catch (ClientFailedException e) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option --web-client: " + e.getMessage());
        }
        return new WebClients(folder, node, sdkAppId, WebClients.leadTo(endpoint));
    }
}
