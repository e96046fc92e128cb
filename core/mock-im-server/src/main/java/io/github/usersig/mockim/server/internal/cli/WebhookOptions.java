package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.WebhookSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the app's webhooks go. No message of this class repeats the token. */
final class WebhookOptions {

    private static final String TOKEN_VARIABLE = "MOCK_IM_WEBHOOK_TOKEN";

    @Option(
            names = "--webhook-url",
            paramLabel = "URL",
            defaultValue = "${env:MOCK_IM_WEBHOOK_URL}",
            description = {
                "Calls the app under test there, by webhooks. What else can be set about them is set by the control door.",
                "Default: the environment variable MOCK_IM_WEBHOOK_URL."
            })
    private @Nullable String url;

    @Option(
            names = "--webhook-token-file",
            paramLabel = "FILE",
            description = {
                "A file with the token that webhooks are signed with. White space at its end does not count.",
                "Default: the environment variable " + TOKEN_VARIABLE + " has the token."
            })
    private @Nullable Path tokenFile;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    Optional<WebhookSettings> settings() {
        if (url == null || url.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(WebhookSettings.to(URI.create(url)).withToken(token()));
        } catch (IllegalArgumentException e) {
            throw wrong("Invalid value for option --webhook-url: " + e.getMessage());
        }
    }

    private String token() {
        if (tokenFile == null) {
            return Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).orElse("");
        }
        try {
            return Files.readString(tokenFile, UTF_8).stripTrailing();
        } catch (IOException e) {
            throw wrong("Invalid value for option --webhook-token-file: " + tokenFile + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
