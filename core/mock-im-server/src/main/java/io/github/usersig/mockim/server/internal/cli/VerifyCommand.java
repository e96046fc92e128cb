package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether an app would accept a UserSig. */
@Command(
        name = "verify",
        description = "Says whether the app would accept a UserSig. Exit code 0 if so, 1 if not.",
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {
            "",
            "Example:",
            "  mock-im verify --sdk-app-id 1400000000 --secret-key-file key.txt --user alice eJx..."
        })
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private final AppOptions appOptions = new AppOptions();

    @Mixin
    private final UserSigArgument userSig = new UserSigArgument();

    @Option(names = "--user", paramLabel = "USER", required = true, description = "Who presents it.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String user;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "What counts as now, in seconds since 1970 or like 2026-01-31T12:00:00Z.")
    private @Nullable Instant at;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        UserSigVerifier verifier = UserSigVerifier.of(appOptions.required());
        Verification verification = verifier.verify(userSig.read(), user, at == null ? Instant.now() : at);
        spec.commandLine().getOut().println(describe(verification));
        return verification.isAccepted() ? 0 : MockImCli.REFUSED;
    }

    static String describe(Verification verification) {
        return verification.isAccepted()
                ? "accepted: " + verification.reason()
                : "refused: " + verification.code() + " " + verification.reason();
    }
}
