package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A UserSig given to a command. */
final class UserSigArgument {

    /** Several times what any UserSig has; what is longer is refused by its reader anyway. */
    private static final int MOST_READ = 64 * 1024;

    @Parameters(paramLabel = "SIG", description = "The UserSig, or - to read it from standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String text;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    String read() {
        return text.equals("-") ? read(System.in) : text;
    }

    private String read(InputStream in) {
        try {
            return new String(in.readNBytes(MOST_READ), UTF_8).strip();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "SIG cannot be read from standard input", e);
        }
    }
}
