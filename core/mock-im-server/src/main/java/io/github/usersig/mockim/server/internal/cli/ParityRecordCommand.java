package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Part;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.clients.WebClients;
import io.github.usersig.mockim.server.internal.parity.play.HttpBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import io.github.usersig.mockim.server.internal.parity.play.Left;
import io.github.usersig.mockim.server.internal.parity.play.Plan;
import io.github.usersig.mockim.server.internal.parity.play.Player;
import io.github.usersig.mockim.server.internal.parity.record.CutOff;
import io.github.usersig.mockim.server.internal.parity.record.Header;
import io.github.usersig.mockim.server.internal.parity.record.RecordingWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the book against an app and writes down what it answers. */
@Command(
        name = "record",
        description = {
            "Plays the book against an app and writes a recording of what it answers, with everything personal masked.",
            "Before it begins, it says what it will take, and wants --yes. What it made it takes away again,",
            "also when it is interrupted; after a kill -9, parity clean does."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {
            "",
            "Example:",
            "  mock-im parity record --endpoint https://console.tim.qq.com --sdk-app-id 1400000000 \\",
            "      --secret-key-file key.txt --region china --plan trial --out app.jsonl --yes"
        })
final class ParityRecordCommand implements Callable<Integer> {

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final BookOptions bookOptions = new BookOptions();

    @Mixin
    private final WebClientOptions webClient = new WebClientOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Where the recording goes: a new file.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            description =
                    "Goes on with a recording in --out that was cut off, with the first scenario that is not whole.")
    private boolean resume;

    @Option(
            names = "--has",
            paramLabel = "WORD",
            split = ",",
            description = "What the app has, such as paid: scenarios that need it are played too. Can be given several"
                    + " times.")
    private final Set<String> has = new LinkedHashSet<>();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "",
            description = "Where the app is; for the recording.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String region;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            defaultValue = "",
            description = "The app's plan; for the recording.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String plan;

    @Option(names = "--dry-run", description = "Prints every call and makes none.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Begins. Without it nothing is called.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Book book = bookOptions.book();
        List<Scenario> scenarios = bookOptions.scenarios(book);
        requireWords(book);
        if (dryRun) {
            new DryRun(target.identityOfNoApp(), spec.commandLine().getOut()).print(scenarios);
            return 0;
        }
        Path file = out;
        if (file == null) {
            throw target.wrong("Missing option --out");
        }
        if (!resume && Files.exists(file)) {
            throw target.wrong("Invalid value for option --out: " + file
                    + " is there already: name a new file, or go on with it by --resume");
        }
        Identity identity = target.identity();
        try (HttpBackEnd backEnd = target.backEnd()) {
            announce(book, scenarios, identity, backEnd);
            if (!yes) {
                err().println("Nothing was called: add --yes to begin, or --dry-run to see each call.");
                err().flush();
                return spec.exitCodeOnInvalidInput();
            }
            WebClients clients = webClient.clients(identity.app().sdkAppId(), backEnd.endpoint());
            Player.Options options = new Player.Options(identity, has, clients, Duration.ofSeconds(1));
            return record(book, scenarios, new Player(book, backEnd, options), file);
        }
    }

    private void requireWords(Book book) {
        for (String word : has) {
            if (!book.needs().containsKey(word)) {
                throw target.wrong("Invalid value for option --has: \"" + word
                        + "\" is nothing that a scenario needs: write one of "
                        + String.join(
                                ", ", book.needs().keySet().stream().sorted().toList()));
            }
        }
    }

    private void announce(Book book, List<Scenario> scenarios, Identity identity, HttpBackEnd backEnd) {
        Plan what = Plan.of(scenarios);
        PrintWriter err = err();
        err.println(what.scenarios() + " scenarios with " + what.calls()
                + " calls, and about as many to make ready and clean up,");
        err.println("  at " + backEnd.endpoint() + " as " + identity.admin() + " of SDKAppID "
                + identity.app().sdkAppId() + ": about " + minutes(what) + " at " + target.rate() + " calls a second.");
        err.println("  Accounts and groups begin with " + identity.prefix() + "; nothing else is touched.");
        parts(scenarios).forEach(name -> {
            Part part = book.part(name).orElseThrow();
            Part.Budget budget = part.budget();
            err.println("  " + name + ", at most: " + budget.accounts() + " accounts, " + budget.groups()
                    + " groups at a time, " + budget.messages() + " messages, " + budget.calls() + " calls. "
                    + part.costs());
        });
        err.flush();
    }

    private String minutes(Plan what) {
        long minutes = what.time(target.rate()).plusSeconds(59).toMinutes();
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private static Set<String> parts(List<Scenario> scenarios) {
        Set<String> parts = new LinkedHashSet<>();
        scenarios.forEach(scenario -> parts.add(scenario.part()));
        return parts;
    }

    private int record(Book book, List<Scenario> scenarios, Player player, Path file)
            throws IOException, InterruptedException {
        CutOff cutOff = resume && Files.exists(file) ? CutOff.of(file) : null;
        if (cutOff != null && !cutOff.header().book().equals(book.hash())) {
            return complain(file + " was recorded with another book: record into another file");
        }
        String objection = player.objection().orElse(null);
        if (objection != null) {
            return complain(objection);
        }
        List<Scenario> rest = cutOff == null
                ? scenarios
                : scenarios.stream()
                        .filter(one -> !cutOff.whole().contains(one.id()))
                        .toList();
        try (Interruption interruption = Interruption.ofThisThread();
                RecordingWriter writer = cutOff == null
                        ? RecordingWriter.create(file, header(book, scenarios))
                        : RecordingWriter.resume(file, cutOff)) {
            Progress progress = new Progress(writer, err(), rest.size());
            try {
                player.clean(List.of()); // what an earlier run may have left would be in the way
                player.play(rest, progress);
                player.keepAccounts();
            } catch (InterruptedException e) {
                interruption.noticed();
                return complain("Interrupted, and cleaned up. Go on with: --resume --out " + file);
            }
            List<Left> left = player.left().stream().distinct().toList();
            writer.finish(left);
            tell(progress, player, left, file);
            return progress.stopped() == 0 ? 0 : MockImCli.REFUSED;
        }
    }

    private Header header(Book book, List<Scenario> scenarios) {
        return new Header(
                MockImCli.version().orElse("not packaged"),
                book.hash(),
                LocalDate.now(ZoneOffset.UTC),
                region,
                plan,
                List.copyOf(parts(scenarios)));
    }

    private void tell(Progress progress, Player player, List<Left> left, Path file) {
        PrintWriter lines = spec.commandLine().getOut();
        lines.println(
                progress.calls() + " calls recorded in " + file + "; " + progress.stopped() + " scenarios stopped, "
                        + progress.skipped() + " skipped"
                        + (player.retried() == 0
                                ? ""
                                : ", " + player.retried() + " calls made again because they came too often"));
        player.tallies()
                .forEach(tally ->
                        lines.println(tally.part().name() + " took " + tally.accounts() + " accounts, " + tally.groups()
                                + " groups at a time, " + tally.messages() + " messages, " + tally.calls() + " calls"));
        ParityCleanCommand.print(left, lines);
        lines.println("Next: mock-im parity check " + file);
        lines.flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private int complain(String why) {
        return MockImCli.complain(err(), why);
    }
}
