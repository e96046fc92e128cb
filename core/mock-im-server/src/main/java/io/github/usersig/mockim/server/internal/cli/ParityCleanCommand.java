package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.HttpBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import io.github.usersig.mockim.server.internal.parity.play.Left;
import io.github.usersig.mockim.server.internal.parity.play.Player;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes away what a recording made, also one that was killed. */
@Command(
        name = "clean",
        description = {
            "Takes away what recording made in an app: groups with the prefix or owned by accounts with it, and these"
                    + " accounts'",
            "friends, follows, conversations and profiles. The accounts stay for the next run, unless"
                    + " --delete-accounts.",
            "With --part or --scenario, also makes the calls with which these scenarios clean up."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {
            "",
            "Example:",
            "  mock-im parity clean --endpoint https://console.tim.qq.com --sdk-app-id 1400000000 \\",
            "      --secret-key-file key.txt --yes"
        })
final class ParityCleanCommand implements Callable<Integer> {

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final BookOptions bookOptions = new BookOptions();

    @Option(
            names = "--delete-accounts",
            description =
                    "Deletes the accounts too. An app may forbid it (71000), and they may not come back for months"
                            + " (70399).")
    private boolean deleteAccounts;

    @Option(names = "--yes", description = "Begins. Without it nothing is called.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Book book = bookOptions.book();
        List<Scenario> undone = bookOptions.areNamed() ? bookOptions.scenarios(book) : List.of();
        Identity identity = target.identity();
        try (HttpBackEnd backEnd = target.backEnd()) {
            if (!yes) {
                err.println("At " + backEnd.endpoint() + ", SDKAppID "
                        + identity.app().sdkAppId() + ", everything that begins with "
                        + identity.prefix() + " would be taken away"
                        + (deleteAccounts ? ", accounts too" : ", but for accounts")
                        + ". Nothing was called: add --yes to begin.");
                err.flush();
                return spec.exitCodeOnInvalidInput();
            }
            Player player = new Player(
                    book, backEnd, new Player.Options(identity, book.needs().keySet(), null, Duration.ofSeconds(1)));
            String objection = player.objection().orElse(null);
            if (objection != null) {
                return MockImCli.complain(err, objection);
            }
            player.clean(undone);
            if (deleteAccounts) {
                player.deleteAccounts();
            } else {
                player.keepAccounts();
            }
            print(player.left(), spec.commandLine().getOut());
            return 0;
        }
    }

    /** What stays, and why. */
    static void print(List<Left> left, PrintWriter out) {
        out.println(left.isEmpty() ? "Nothing is left behind." : "Left behind:");
        left.forEach(one -> out.println("  " + one.what() + ": " + one.why()));
        out.flush();
    }
}
