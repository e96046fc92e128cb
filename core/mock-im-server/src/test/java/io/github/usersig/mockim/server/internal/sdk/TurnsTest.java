package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.sdk.Packet.MalformedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a client asks")
class TurnsTest {

    private static final String SLOW = "openim.sendmsg";
    private static final String QUICK = "openim.getmsg";

    private final Deque<CompletableFuture<Void>> asked = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Turns turns = new Turns(this::deal);

    private CompletionStage<Void> deal(Packet packet) {
        CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
        if (packet.command().equals("openim/sendmsg")) {
            answered = new CompletableFuture<>();
            asked.add(answered);
        }
        return answered.thenRun(() -> done.add(packet.command() + packet.text("note")));
    }

    private void ask(String command, String note) {
        String json = "{\"head\":{\"servcmd\":\"%s\",\"note\":\"%s\"},\"body\":{}}".formatted(command, note);
        try {
            turns.take(Packet.parse(json.getBytes(UTF_8)));
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void appAnswers() {
        asked.remove().complete(null);
    }

    @Test
    @DisplayName("is dealt with at once where no app is asked first")
    void isDealtWithAtOnceWhereNoAppIsAsked() {
        ask(QUICK, "");

        assertThat(done).containsExactly("openim/getmsg");
    }

    @Test
    @DisplayName("is dealt with in the order it came, heartbeats before all")
    void isDealtWithInTheOrderItCame() {
        ask(SLOW, "1");
        ask(QUICK, "2");
        ask("heartbeat.alive", "");
        turns.last(() -> done.add("the end"));
        assertThat(done).containsExactly("heartbeat/alive");

        appAnswers();

        assertThat(done).containsExactly("heartbeat/alive", "openim/sendmsg1", "openim/getmsg2", "the end");
        ask(QUICK, "3");
        assertThat(done).endsWith("openim/getmsg3");
    }

    @Test
    @DisplayName("is read no further while very much waits, and as soon as there is room again")
    void isReadNoFurtherWhileVeryMuchWaits() {
        AtomicInteger readOn = new AtomicInteger();
        for (int i = 0; i <= Turns.MOST_PACKETS; i++) { // the app is asked about the first, the others wait
            assertThat(turns.hasRoom(readOn::incrementAndGet)).isTrue();
            ask(SLOW, "");
        }
        assertThat(turns.hasRoom(readOn::incrementAndGet)).isFalse();

        appAnswers();

        assertThat(readOn).hasValue(1);
        assertThat(turns.hasRoom(readOn::incrementAndGet)).isTrue();
        while (!asked.isEmpty()) {
            appAnswers();
        }
        for (int i = 0; i < 6; i++) { // long ones, of which fewer may wait; the app is asked about the first
            ask(SLOW, "x".repeat(Turns.MOST_BYTES / 5));
        }
        assertThat(turns.hasRoom(readOn::incrementAndGet)).isFalse();
        appAnswers();
        assertThat(readOn).hasValue(2);
    }
}
