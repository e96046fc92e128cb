package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.server.internal.parity.record.RecordingException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The mock from the shell: {@code serve}, {@code issue}, {@code verify}, {@code explain}, {@code health}, {@code parity}.
 *
 * <p>Exit codes: 0 done, 1 the answer is no or the mock did not start, 2 wrong usage.
 */
@Command(
        name = "mock-im",
        description = "A mock of the Tencent Cloud IM back end, and the UserSigs to log in to it with.",
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        subcommands = {
            ServeCommand.class,
            IssueCommand.class,
            VerifyCommand.class,
            ExplainCommand.class,
            HealthCommand.class,
            ParityCommand.class,
            WarmUpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, or accepted", "1:refused, or the mock did not start", "2:wrong usage"},
        footer = {
            "",
            "Examples:",
            "  mock-im serve --port 8080 --sdk-app-id 1400000000 --secret-key-file key.txt --account alice",
            "  mock-im issue --sdk-app-id 1400000000 --secret-key-file key.txt --user alice --valid-for PT1H",
            "  mock-im verify --sdk-app-id 1400000000 --secret-key-file key.txt --user alice eJx...",
            "  echo eJx... | mock-im explain -"
        })
public final class MockImCli implements Runnable {

    static final int REFUSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).equals(List.of("health"))) { // every few seconds, beside the app under test
            System.exit(HealthCommand.ask("http://127.0.0.1:" + ServeCommand.PORT));
        }
        System.exit(QuickServe.run(args) ? 0 : commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new MockImCli())
                .setUsageHelpWidth(100)
                .setUnmatchedOptionsArePositionalParams(true) // a damaged UserSig may begin with '-'
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(MockImCli::wrongUsage)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof MockImException || e instanceof RecordingException) {
                        return complain(line.getErr(), String.valueOf(e.getMessage()));
                    }
                    throw e;
                });
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** What is wrong comes last, where people look; all that could be right would push it out of sight. */
    private static int wrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("For all options: " + command.getCommandSpec().qualifiedName() + " --help");
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println(wrong.getMessage());
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Says why the answer is no; the exit code that says so as well. */
    static int complain(PrintWriter err, String message) {
        err.println(message);
        err.flush();
        return REFUSED;
    }

    /** The version in the jar's manifest. */
    static Optional<String> version() {
        return Optional.ofNullable(MockImCli.class.getPackage().getImplementationVersion());
    }

    /** The version, for {@code --version}. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"mock-im " + version().orElse("(not packaged)")};
        }
    }
}
