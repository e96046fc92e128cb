package io.github.usersig.mockim.server.internal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the app's webhooks are signed with. No message of this class repeats the token. */
final class WebhookTokenOption {

    static final String VARIABLE = "MOCK_IM_WEBHOOK_TOKEN";
    static final String NAME = "--webhook-token-file";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            description = {
                "A file with the token that webhooks are signed with. White space at its end does not count.",
                "Default: the environment variable " + VARIABLE + " has the token."
            })
    private @Nullable Path tokenFile;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** What the file says, or else the variable; none if neither is there. */
    List<String> given() {
        return tokenFile == null
                ? Stream.ofNullable(System.getenv(VARIABLE)).toList()
                : List.of(SecretFile.read(tokenFile, NAME, spec));
    }
}
