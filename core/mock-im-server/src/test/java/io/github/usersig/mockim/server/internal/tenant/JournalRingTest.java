package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant's journal")
class JournalRingTest {

    private static final SdkApp APP = SdkApp.random();

    @Test
    @DisplayName("keeps the newest entries and counts what it dropped")
    void keepsTheNewestEntries() {
        JournalRing ring = new JournalRing(3, new Masks(APP));

        for (int i = 1; i <= 5; i++) {
            add(ring, "openim/sendmsg", "caller-" + i, "");
        }

        Journal journal = ring.after(0);
        assertThat(journal.dropped()).isEqualTo(2);
        assertThat(journal.last()).isEqualTo(5);
        assertThat(journal.entries()).extracting(JournalEntry::number).containsExactly(3L, 4L, 5L);
    }

    @Test
    @DisplayName("tells what came after an entry, and how much of that is gone")
    void tellsWhatCameAfterAnEntry() {
        JournalRing ring = new JournalRing(3, new Masks(APP));
        for (int i = 1; i <= 5; i++) {
            add(ring, "openim/sendmsg", "caller-" + i, "");
        }

        assertThat(ring.after(4).entries()).extracting(JournalEntry::number).containsExactly(5L);
        assertThat(ring.after(4).dropped()).isZero();
        assertThat(ring.after(1).dropped()).isEqualTo(1);
        assertThat(ring.after(5).entries()).isEmpty();
        assertThat(ring.after(Long.MAX_VALUE).last()).isEqualTo(5);
        assertThat(new JournalRing(3, new Masks(APP)).after(0).last()).isZero();
    }

    @Test
    @DisplayName(
            "shortens what no sane request holds, so that its size stays bounded and a misplaced UserSig stays out")
    void shortensWhatNoSaneRequestHolds() {
        JournalRing ring = new JournalRing(3, new Masks(APP));

        add(ring, "c".repeat(10_000), "s".repeat(10_000), "r".repeat(10_000));

        assertThat(ring.after(0).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.command()).hasSizeLessThan(110).endsWith("...");
            assertThat(entry.caller()).isEqualTo("s".repeat(32) + "...");
            assertThat(entry.reason()).hasSizeLessThan(310);
        });
    }

    @Test
    @DisplayName("masks the app's key and every UserSig, wherever they come up")
    void masksTheKeyAndEveryUserSig() {
        JournalRing ring = new JournalRing(3, new Masks(APP));
        String userSig = UserSigIssuer.of(APP).issue("alice").text();
        String another = UserSigIssuer.of(APP).issue("bob").text();
        String reply = "{\"a\":\"" + userSig + "\",\"b\":\"" + APP.secretKey() + "\",\"c\":\"" + another + "\"}";

        ring.add(new JournalNote(Instant.EPOCH, Door.REST, "openim/sendmsg")
                .by("alice")
                .with(userSig)
                .sending(new JournalNote.Sent("alice", List.of("bob", another)))
                .saying(reply));

        JournalEntry entry = ring.after(0).entries().get(0);
        assertThat(entry.reply()).isEqualTo("{\"a\":\"***\",\"b\":\"***\",\"c\":\"***\"}");
        assertThat(entry.to()).containsExactly("bob", "***");
    }

    private static void add(JournalRing ring, String command, String caller, String reason) {
        ring.add(new JournalNote(Instant.EPOCH, Door.REST, command).by(caller).answered(0, reason));
    }
}
