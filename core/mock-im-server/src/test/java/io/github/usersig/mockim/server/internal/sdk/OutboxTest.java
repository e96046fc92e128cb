package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is to be sent to a client")
class OutboxTest {

    private final List<String> sent = new ArrayList<>();

    /** What other threads have still to do, in whatever order. */
    private final List<Runnable> tasks = new ArrayList<>();

    /** Frames that are not written yet. */
    private final Deque<Callback> writing = new ArrayDeque<>();

    private final Outbox outbox = new Outbox(
            new CoreSession.Empty() {
                @Override
                public void sendFrame(Frame frame, Callback callback, boolean batch) {
                    sent.add(frame.getPayloadAsUTF8());
                    writing.add(callback);
                }
            },
            tasks::add);

    private void add(String text) {
        outbox.add(text.getBytes(UTF_8));
    }

    private void doAll(Random order) {
        while (!tasks.isEmpty() || !writing.isEmpty()) {
            if (!tasks.isEmpty() && (writing.isEmpty() || order.nextBoolean())) {
                tasks.remove(order.nextInt(tasks.size())).run();
            } else {
                writing.remove().succeeded();
            }
        }
    }

    @Test
    @DisplayName("is sent before it is hung up on, also if the thread that hangs up is the first")
    void isSentBeforeItIsHungUpOn() {
        add("the answer");
        outbox.endWhenSent(() -> sent.add("goodbye"));
        add("too late");

        doAll(new Random(1));

        assertThat(sent).containsExactly("the answer", "goodbye");
    }

    @Test
    @DisplayName("is nothing: then it is hung up on at once")
    void isNothing() {
        outbox.endWhenSent(() -> sent.add("goodbye"));

        assertThat(sent).containsExactly("goodbye");
    }

    @Test
    @DisplayName("is being written: then it is hung up on afterwards")
    void isBeingWritten() {
        add("the answer");
        tasks.remove(0).run();
        outbox.endWhenSent(() -> sent.add("goodbye"));
        assertThat(sent).containsExactly("the answer");

        writing.remove().succeeded();

        assertThat(sent).containsExactly("the answer", "goodbye");
    }

    @Test
    @DisplayName("and cannot be: nothing is said after it")
    void cannotBe() {
        add("the answer");
        tasks.remove(0).run();
        outbox.endWhenSent(() -> sent.add("goodbye"));

        writing.remove().failed(new java.io.IOException("gone"));

        assertThat(sent).containsExactly("the answer");
    }

    @Test
    @DisplayName("comes whole and in order, whichever thread is first")
    void comesWholeAndInOrder() {
        for (int seed = 0; seed < 500; seed++) {
            OutboxTest one = new OutboxTest();
            one.runs(new Random(seed));
        }
    }

    private void runs(Random random) {
        List<String> expected = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            add("frame " + i);
            expected.add("frame " + i);
            if (random.nextInt(3) == 0) {
                doAll(random);
            }
        }
        outbox.endWhenSent(() -> sent.add("goodbye"));
        add("too late");
        doAll(random);
        expected.add("goodbye");

        assertThat(sent).isEqualTo(expected);
    }
}
