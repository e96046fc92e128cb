package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        if (tokenFile == null) {
            return Stream.ofNullable(System.getenv(VARIABLE)).toList();
        }
        try {
            return List.of(Files.readString(tokenFile, UTF_8).stripTrailing());
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option " + NAME + ": " + tokenFile + " cannot be read ("
                            + e.getClass().getSimpleName() + ")");
        }
    }
}
