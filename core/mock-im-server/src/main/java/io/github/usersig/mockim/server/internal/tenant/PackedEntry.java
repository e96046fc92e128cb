package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An entry of a journal as bytes; its number is known by who keeps it. */
final class PackedEntry {

    private static final List<Door> DOORS = List.of(Door.values());
    private static final int NUMBERS = 64;

    private PackedEntry() {}

    static byte[] of(JournalEntry entry) {
        Instant at = entry.at();
        int texts = entry.command().length()
                + entry.caller().length()
                + entry.userSig().length();
        Packed packed = new Packed(
                        0,
                        NUMBERS
                                + texts
                                + entry.reason().length()
                                + entry.reply().length())
                .number(at.getEpochSecond())
                .number(at.getNano())
                .number(DOORS.indexOf(entry.door()))
                .text(entry.command())
                .text(entry.caller())
                .text(entry.userSig())
                .text(entry.from())
                .number(entry.to().size());
        for (String each : entry.to()) {
            packed.text(each);
        }
        return packed.number(entry.code())
                .text(entry.reason())
                .text(entry.reply())
                .number(entry.took().toNanos())
                .toBytes();
    }

    static JournalEntry read(byte[] packed, long number) {
        Packed.Reader reader = new Packed.Reader(packed, 0);
        Instant at = Instant.ofEpochSecond(reader.number(), reader.number());
        return JournalEntry.builder(at, DOORS.get((int) reader.number()))
                .number(number)
                .command(reader.text())
                .caller(reader.text())
                .userSig(reader.text())
                .from(reader.text())
                .to(texts(reader))
                .code((int) reader.number())
                .reason(reader.text())
                .reply(reader.text())
                .took(Duration.ofNanos(reader.number()))
                .build();
    }

    private static List<String> texts(Packed.Reader reader) {
        int count = (int) reader.number();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(reader.text());
        }
        return texts;
    }
}
