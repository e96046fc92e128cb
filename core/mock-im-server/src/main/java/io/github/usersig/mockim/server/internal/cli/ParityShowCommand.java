package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.parity.record.Header;
import io.github.usersig.mockim.server.internal.parity.record.RecordedCall;
import io.github.usersig.mockim.server.internal.parity.record.RecordedScenario;
import io.github.usersig.mockim.server.internal.parity.record.RecordingReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a recording to a person. */
@Command(
        name = "show",
        description = {
            "Shows what stands in a recording: whence it is, and each call with its outcome.",
            "With --scenario, also what was answered."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {"", "Example:", "  mock-im parity show app.jsonl --scenario default/join-unknown-group"})
final class ParityShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The recording.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Path file;

    @Option(
            names = "--scenario",
            paramLabel = "PART/NAME",
            split = ",",
            description = "Only this one, with what was answered. Can be given several times.")
    private final Set<String> ids = new LinkedHashSet<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (RecordingReader recording = RecordingReader.open(file)) {
            print(recording.header(), out);
            for (RecordedScenario next = recording.next(); next != null; next = recording.next()) {
                if (ids.isEmpty() || ids.contains(next.id())) {
                    print(next, out);
                }
            }
            recording
                    .ending()
                    .ifPresentOrElse(
                            ending -> {
                                out.println("whole, with " + ending.calls() + " calls");
                                ending.left()
                                        .forEach(
                                                left -> out.println("left behind: " + left.what() + ": " + left.why()));
                            },
                            () -> out.println("cut off: go on with parity record --resume"));
            out.flush();
            return 0;
        } catch (IOException e) {
            return MockImCli.complain(
                    spec.commandLine().getErr(),
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static void print(Header header, PrintWriter out) {
        out.println("recorded " + header.recorded() + " by kit " + header.kit() + ", book " + header.book());
        out.println(header.where());
    }

    private void print(RecordedScenario scenario, PrintWriter out) {
        out.println(scenario.id());
        for (RecordedCall call : scenario.calls()) {
            boolean whole = !ids.isEmpty() || call.reply() == null;
            String outcome = call.reply() == null
                    ? "no JSON"
                    : whole
                            ? JsonText.of(call.reply())
                            : "ErrorCode " + call.reply().path("ErrorCode").toString();
            out.println("  " + call.step() + " " + call.command() + ": "
                    + (call.status() == 0 ? "" : call.status() + " ") + outcome);
        }
        if (scenario.stopped() != null) {
            out.println("  stopped: " + scenario.stopped());
        }
        if (scenario.skipped() != null) {
            out.println("  skipped: " + scenario.skipped());
        }
    }
}
