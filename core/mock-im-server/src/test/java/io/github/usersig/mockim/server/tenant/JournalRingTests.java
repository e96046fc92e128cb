package io.github.usersig.mockim.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant's journal")
class JournalRingTests {

    @Test
    @DisplayName("keeps the newest entries and counts what it dropped")
    void bounded() {
        JournalRing ring = new JournalRing(3);

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
    void after() {
        JournalRing ring = new JournalRing(3);
        for (int i = 1; i <= 5; i++) {
            add(ring, "openim/sendmsg", "caller-" + i, "");
        }

        assertThat(ring.after(4).entries()).extracting(JournalEntry::number).containsExactly(5L);
        assertThat(ring.after(4).dropped()).isZero();
        assertThat(ring.after(1).dropped()).isEqualTo(1);
        assertThat(ring.after(5).entries()).isEmpty();
        assertThat(ring.after(Long.MAX_VALUE).last()).isEqualTo(5);
        assertThat(new JournalRing(3).after(0).last()).isZero();
    }

    @Test
    @DisplayName(
            "shortens what no sane request holds, so that its size stays bounded and a misplaced UserSig stays out")
    void shortened() {
        JournalRing ring = new JournalRing(3);

        add(ring, "c".repeat(10_000), "s".repeat(10_000), "r".repeat(10_000));

        assertThat(ring.after(0).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.command()).hasSizeLessThan(110).endsWith("...");
            assertThat(entry.caller()).isEqualTo("s".repeat(32) + "...");
            assertThat(entry.reason()).hasSizeLessThan(310);
        });
    }

    private static void add(JournalRing ring, String command, String caller, String reason) {
        ring.add(Instant.EPOCH, Door.REST, command, caller, null, 0, reason, Duration.ZERO);
    }
}
