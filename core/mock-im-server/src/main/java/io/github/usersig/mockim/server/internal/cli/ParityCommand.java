package io.github.usersig.mockim.server.internal.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the mock against a real app. */
@Command(
        name = "parity",
        description = {
            "Plays a book of scenarios against a real app, and says where the mock answers otherwise.",
            "A scenario touches only accounts and groups of its own, which begin with a prefix."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        subcommands = {
            ParityListCommand.class,
            ParityRecordCommand.class,
            ParityCheckCommand.class,
            ParityShowCommand.class,
            ParityCleanCommand.class,
            ParityCaptureCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, and all agrees", "1:something differs, or could not be done", "2:wrong usage"},
        footer = {
            "",
            "Examples:",
            "  mock-im parity list",
            "  mock-im parity record --endpoint https://console.tim.qq.com --sdk-app-id 1400000000 \\",
            "      --secret-key-file key.txt --out app.jsonl --yes",
            "  mock-im parity check app.jsonl --html app.html"
        })
final class ParityCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
