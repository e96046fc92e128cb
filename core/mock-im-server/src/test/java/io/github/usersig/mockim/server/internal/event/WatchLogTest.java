package io.github.usersig.mockim.server.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Other tests of this JVM may say something at the same time. */
@DisplayName("What a mock with a JVM of its own says")
@Timeout(20)
class WatchLogTest {

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("is a line each, in order, whatever is in it; all of it when it ends, and nothing after that")
    void isALineEach() {
        try (WatchLog log = WatchLog.open(said::add)) {
            assertThat(log).isNotNull();
            WatchLog.say(() -> "this test: one");
            WatchLog.say(() -> "this test: two\r\nlisten to\u2028me");
        }
        WatchLog.say(() -> "this test: three");

        assertThat(said)
                .filteredOn(line -> line.startsWith("this test"))
                .containsExactly("this test: one", "this test: two  listen to me");
    }

    @Test
    @DisplayName("keeps nobody waiting if it is not read, and counts what it leaves out")
    void keepsNobodyWaiting() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        try (WatchLog log = WatchLog.open(line -> {
            stuck.countDown();
            await(read);
            said.add(line);
        })) {
            assertThat(log).isNotNull();
            WatchLog.say(() -> "this test: the first");
            stuck.await();
            for (int i = 0; i < 1_500; i++) {
                WatchLog.say(() -> "this test: another");
            }
            read.countDown();
        }

        assertThat(said).hasSizeBetween(1_000, 1_100);
        assertThat(said)
                .anyMatch(line -> line.matches("left out: \\d+ lines that came too fast; the journals have them"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            await(latch); // told to end, it still hands out the rest
        }
    }
}
