package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is kept beside the state is bounded in bytes, too:")
class BoundedBytesTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant IN_A_WEEK = NOW.plus(Duration.ofDays(7));

    @Test
    @DisplayName("of snapshots the newest stay, and the newest of all even if it is longer than all may be")
    void boundsSnapshots() {
        TenantState state = new TenantState(SdkApp.random());
        for (int i = 0; i < 1_000; i++) {
            state.accounts().add("user" + i);
        }
        MovableClock clock = new MovableClock(Clock.systemUTC(), () -> {});
        long length = Snapshot.of(state, clock).length();
        Snapshots snapshots = new Snapshots(3L * length + length / 2);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            names.add(snapshots.keep(Snapshot.of(state, clock)));
        }

        assertThat(snapshots.size()).isEqualTo(3);
        assertThat(snapshots.bytes()).isLessThanOrEqualTo(3L * length + length / 2);
        assertThat(snapshots.get(names.get(9))).isNotNull();
        assertThatThrownBy(() -> snapshots.get(names.get(0))).hasMessageContaining("an eighth of the heap");

        Snapshots tight = new Snapshots(1);
        tight.keep(Snapshot.of(state, clock));
        assertThat(tight.get(tight.keep(Snapshot.of(state, clock)))).isNotNull();
        assertThat(tight.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("a file is there until it expires, and then forgotten with the next one")
    void forgetsExpiredFiles() {
        Files files = new Files();
        files.put("a.gz", new byte[100], IN_A_WEEK, NOW);
        assertThat(files.find("a.gz", NOW)).isPresent();
        assertThat(files.find("a.gz", IN_A_WEEK)).isEmpty();

        files.put("b.gz", new byte[100], IN_A_WEEK.plus(Duration.ofDays(7)), IN_A_WEEK);

        assertThat(files.size()).isEqualTo(1);
        assertThat(files.find("b.gz", IN_A_WEEK)).isPresent();
    }

    @Test
    @DisplayName("of files the newest stay")
    void boundsFiles() {
        Files files = new Files(1_000);
        for (int i = 0; i < 10; i++) {
            files.put(i + ".gz", new byte[300], IN_A_WEEK, NOW);
        }

        assertThat(files.size()).isEqualTo(3);
        assertThat(files.find("9.gz", NOW)).isPresent();
        assertThat(files.find("0.gz", NOW)).isEmpty();
        files.put("long.gz", new byte[5_000], IN_A_WEEK, NOW);
        assertThat(files.size()).isEqualTo(1);
        assertThat(files.find("long.gz", NOW)).isPresent();
    }
}
