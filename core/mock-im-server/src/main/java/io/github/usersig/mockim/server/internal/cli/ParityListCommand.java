package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Part;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.Plan;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what the book holds. */
@Command(
        name = "list",
        description = {
            "Lists the parts of the book, with what each takes of an app at most.",
            "With --part, the scenarios of that part, and what each decides."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {"", "Example:", "  mock-im parity list --part default"})
final class ParityListCommand implements Callable<Integer> {

    @Mixin
    private final BookOptions bookOptions = new BookOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        Book book = bookOptions.book();
        PrintWriter out = spec.commandLine().getOut();
        if (bookOptions.areNamed()) {
            bookOptions.scenarios(book).forEach(scenario -> print(scenario, out));
        } else {
            book.parts().forEach(part -> print(part, book, out));
        }
        out.flush();
        return 0;
    }

    private static void print(Part part, Book book, PrintWriter out) {
        List<Scenario> scenarios = book.scenarios().stream()
                .filter(scenario -> scenario.part().equals(part.name()))
                .toList();
        Plan plan = Plan.of(scenarios);
        Part.Budget budget = part.budget();
        out.println(part.name() + (part.isDefault() ? " (the default): " : ": ") + part.title());
        out.println("  " + plan.scenarios() + " scenarios, " + plan.calls() + " calls of theirs");
        out.println("  at most " + budget.accounts() + " accounts, " + budget.groups() + " groups at a time, "
                + budget.messages() + " messages, " + budget.calls() + " calls, " + budget.minutes() + " minutes");
        out.println("  " + part.costs());
    }

    private static void print(Scenario scenario, PrintWriter out) {
        out.println(scenario.id() + ": " + scenario.title());
        if (!scenario.allDecided().isEmpty()) {
            out.println("  decides " + String.join(", ", scenario.allDecided()));
        }
        if (!scenario.needs().isEmpty()) {
            out.println("  needs " + String.join(", ", scenario.needs()));
        }
        if (scenario.needsClient()) {
            out.println("  needs the published web client");
        }
    }
}
