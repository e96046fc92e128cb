package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import java.time.Duration;
import java.util.List;

/** Journals, in JSON. */
public final class JournalJson {

    private JournalJson() {}

    /** One. */
    public static Json write(Journal journal) {
        return Json.object()
                .put("dropped", journal.dropped())
                .put("last", journal.last())
                .putMany("entries", journal.entries(), JournalJson::entry);
    }

    private static Json entry(JournalEntry entry) {
        Json json = Json.object()
                .put("number", entry.number())
                .put("at", entry.at().toString())
                .put("door", entry.door().name())
                .put("command", entry.command())
                .put("caller", entry.caller())
                .put("userSig", entry.userSig())
                .put("code", entry.code())
                .put("reason", entry.reason())
                .put("reply", entry.reply())
                .put("tookNanos", entry.took().toNanos());
        return entry.to().isEmpty() ? json : json.put("from", entry.from()).putTexts("to", entry.to());
    }

    /** What {@link #write} wrote. */
    public static Journal read(Json json) {
        return new Journal(
                json.all("entries", JournalJson::entry), json.longNumber("dropped"), json.longNumber("last"));
    }

    private static JournalEntry entry(Json json) {
        return JournalEntry.builder(json.instant("at"), json.word("door", Door.class, Door.CONTROL))
                .number(json.longNumber("number"))
                .command(json.text("command"))
                .caller(json.text("caller"))
                .userSig(json.text("userSig"))
                .from(json.text("from", ""))
                .to(json.has("to") ? json.texts("to") : List.of())
                .code(json.number("code"))
                .reason(json.text("reason"))
                .reply(json.text("reply"))
                .took(Duration.ofNanos(json.longNumber("tookNanos")))
                .build();
    }
}
