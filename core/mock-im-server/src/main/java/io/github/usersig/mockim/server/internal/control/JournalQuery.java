package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.internal.control.JournalJson;
import io.github.usersig.mockim.internal.control.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which entries of a journal are asked for; an absent parameter asks for any.
 *
 * @param newest how many at most, 0 for all
 */
record JournalQuery(
        Optional<String> command,
        Optional<String> caller,
        OptionalLong code,
        boolean refused,
        Optional<String> from,
        Optional<String> to,
        long newest) {

    static JournalQuery of(ControlRequest request) {
        Optional<String> code = request.optionalParameter("code");
        return new JournalQuery(
                request.optionalParameter("command"),
                request.optionalParameter("caller"),
                code.isEmpty() ? OptionalLong.empty() : OptionalLong.of(request.number("code")),
                request.flag("refused"),
                request.optionalParameter("from"),
                request.optionalParameter("to"),
                request.number("newest"));
    }

    /** The entries that fit. Where none does, and something was asked for, those that come closest are told too. */
    Json answer(Journal journal) {
        List<JournalEntry> fitting =
                journal.entries().stream().filter(this::fits).toList();
        long from = newest > 0 ? Math.max(0, fitting.size() - newest) : 0;
        Json json = JournalJson.write(
                new Journal(fitting.subList((int) from, fitting.size()), journal.dropped(), journal.last()));
        if (fitting.isEmpty() && (command.isPresent() || caller.isPresent() || code.isPresent())) {
            json.putTexts(
                    "nearMisses", journal.nearMisses(command.orElse(""), caller.orElse(""), (int) code.orElse(0)));
        }
        return json;
    }

    private boolean fits(JournalEntry entry) {
        return command.filter(wanted -> !wanted.equals(entry.command())).isEmpty()
                && caller.filter(wanted -> !wanted.equals(entry.caller())).isEmpty()
                && (code.isEmpty() || code.getAsLong() == entry.code())
                && (!refused || entry.isRefused())
                && from.filter(wanted -> !wanted.equals(entry.from())).isEmpty()
                && to.filter(wanted -> !entry.to().contains(wanted)).isEmpty();
    }
}
