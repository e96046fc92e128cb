package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.PrivateMapKey;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigFormatException;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what is in a UserSig, and with a key what it is worth. */
@Command(
        name = "explain",
        description = {
            "Tells what a UserSig says. With a key it also tells whether it is good:",
            "exit code 0 if so, 1 if not or if the text is no UserSig."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {"", "Example:", "  mock-im explain eJx..."})
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final AppOptions appOptions = new AppOptions();

    @Mixin
    private final UserSigArgument userSig = new UserSigArgument();

    @Option(
            names = "--user",
            paramLabel = "USER",
            description = "Who presents it; by default the one it was issued for.")
    private @Nullable String user;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<String> key = appOptions.secretKey();
        PrintWriter out = spec.commandLine().getOut();
        UserSig sig;
        try {
            sig = UserSig.parse(userSig.read());
        } catch (UserSigFormatException e) {
            out.println(e.getMessage());
            return MockImCli.REFUSED;
        }
        print(sig, out);
        if (key.isEmpty()) {
            out.println("signature  not checked: give --secret-key or --secret-key-file");
            return 0;
        }
        SdkApp app = appOptions.app(appOptions.sdkAppId().orElse(sig.sdkAppId()), key.get());
        Verification verification =
                UserSigVerifier.of(app).verify(sig.text(), user == null ? sig.userId() : user, Instant.now());
        out.println("verdict    " + VerifyCommand.describe(verification));
        return verification.isAccepted() ? 0 : MockImCli.REFUSED;
    }

    /** What could be parsed holds no control characters, so a terminal shows all of it as it is. */
    private static void print(UserSig sig, PrintWriter out) {
        out.println("user       " + sig.userId());
        out.println("SDKAppID   " + sig.sdkAppId());
        out.println("issued     " + sig.issuedAt());
        out.println("expires    " + sig.expiresAt() + (sig.isExpiredAt(Instant.now()) ? " (expired)" : ""));
        out.println("valid for  " + sig.validity());
        out.println("version    " + sig.version());
        sig.userbuf().ifPresent(userbuf -> out.println("userbuf    " + describe(userbuf)));
    }

    private static String describe(byte[] userbuf) {
        try {
            return PrivateMapKey.parse(userbuf).toString();
        } catch (IllegalArgumentException e) {
            return userbuf.length + " bytes that are not a PrivateMapKey";
        }
    }
}
