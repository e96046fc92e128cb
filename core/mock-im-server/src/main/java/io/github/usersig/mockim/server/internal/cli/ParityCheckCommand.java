package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.compare.Comparison;
import io.github.usersig.mockim.server.internal.parity.compare.FactNames;
import io.github.usersig.mockim.server.internal.parity.compare.HtmlReport;
import io.github.usersig.mockim.server.internal.parity.compare.JsonReport;
import io.github.usersig.mockim.server.internal.parity.compare.KnownDifferences;
import io.github.usersig.mockim.server.internal.parity.compare.Report;
import io.github.usersig.mockim.server.internal.parity.compare.TextReport;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import io.github.usersig.mockim.server.internal.parity.play.MockBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Player;
import io.github.usersig.mockim.server.internal.parity.record.RecordedScenario;
import io.github.usersig.mockim.server.internal.parity.record.RecordingReader;
import io.github.usersig.mockim.server.internal.parity.record.Scribe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds the mock against a recording. */
@Command(
        name = "check",
        description = {
            "Plays what was recorded on a mock in this process, and says what that answers otherwise.",
            "Exit code 0 if nothing differs and the recording is whole."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {"", "Example:", "  mock-im parity check app.jsonl --html app.html"})
final class ParityCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The recording.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Path file;

    @Mixin
    private final BookOptions bookOptions = new BookOptions();

    @Mixin
    private final WebClientOptions webClient = new WebClientOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON too.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the report as a page to look at, too.")
    private @Nullable Path html;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "A list of differences that are known, each with fact, since and why: these do not count.")
    private @Nullable Path known;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Book book = bookOptions.book();
        PrintWriter out = spec.commandLine().getOut();
        SdkApp app = SdkApp.random();
        Identity identity = new Identity(app, SdkApp.DEFAULT_ADMIN, Identity.PREFIX);
        try (RecordingReader recording = RecordingReader.open(file);
                MockBackEnd mock = MockBackEnd.start(app)) {
            Player.Options options =
                    Player.Options.of(identity, book).with(webClient.clients(app.sdkAppId(), mock.endpoint()));
            Player player = new Player(book, mock, options);
            Report report =
                    Comparison.of(recording, book, FactNames.ofTheKit(), known(), scenario -> play(player, scenario));
            TextReport.print(report, out);
            out.flush();
            if (json != null) {
                Files.writeString(json, JsonText.of(JsonReport.of(report)) + "\n", UTF_8);
            }
            if (html != null) {
                Files.writeString(html, HtmlReport.of(report), UTF_8);
            }
            return report.isAgreement() ? 0 : MockImCli.REFUSED;
        } catch (IOException e) {
            return MockImCli.complain(
                    spec.commandLine().getErr(),
                    file + " cannot be read, or a report not written ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private static RecordedScenario play(Player player, Scenario scenario) throws InterruptedException {
        List<RecordedScenario> played = new ArrayList<>();
        player.play(List.of(scenario), new Scribe(played::add));
        return played.get(0);
    }

    private KnownDifferences known() throws IOException {
        try {
            return known == null ? KnownDifferences.none() : KnownDifferences.read(known);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option --known: " + e.getMessage());
        }
    }
}
