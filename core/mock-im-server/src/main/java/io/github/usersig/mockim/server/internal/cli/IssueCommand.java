package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.UserSigEncoding;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a UserSig. */
@Command(
        name = "issue",
        description = "Prints a UserSig, and nothing else.",
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {"", "Example:", "  mock-im issue --sdk-app-id 1400000000 --secret-key-file key.txt --user alice"})
final class IssueCommand implements Callable<Integer> {

    @Mixin
    private final AppOptions appOptions = new AppOptions();

    @Option(names = "--user", paramLabel = "USER", required = true, description = "Whom it is for.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String user;

    @Option(
            names = "--valid-for",
            paramLabel = "DURATION",
            description = "For how long, such as PT1H or P180D (the default).")
    private @Nullable Duration validFor;

    @Option(
            names = "--issued-at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "From when on, in seconds since 1970 or like 2026-01-31T12:00:00Z; by default now.")
    private @Nullable Instant issuedAt;

    @Option(names = "--fast", description = "Packs it without deflating it: longer, and made faster.")
    private boolean fast;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        UserSigIssuer issuer = UserSigIssuer.of(appOptions.required());
        try {
            UserSigRequest request = issuer.forUser(user);
            if (validFor != null) {
                request.validFor(validFor);
            }
            if (issuedAt != null) {
                request.issuedAt(issuedAt);
            }
            request.encoding(fast ? UserSigEncoding.FAST : UserSigEncoding.COMPACT);
            spec.commandLine().getOut().println(request.issue().text());
            return 0;
        } catch (IllegalArgumentException e) {
            throw appOptions.wrong("Invalid value for option --user, --valid-for or --issued-at: " + e.getMessage());
        }
    }
}
