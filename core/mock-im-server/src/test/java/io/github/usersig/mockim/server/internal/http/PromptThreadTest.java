package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.secret.Secrets;
import io.github.usersig.mockim.server.support.Http;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The thread that has read a request")
@Timeout(60)
class PromptThreadTest {

    /** How Jetty calls it when the thread that selects goes on with what it has found, and wakes no other. */
    private static final String BY_THE_SAME = "pcRunTask";

    private final LinkedBlockingQueue<List<String>> callers = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("answers it, too")
    void answersItToo() throws Exception {
        DoorHandler door = new DoorHandler("/", 100) {
            @Override
            protected Answering answering(Request request, Body body) {
                return Answering.of(false, () -> {
                    callers.add(Arrays.stream(Thread.currentThread().getStackTrace())
                            .map(StackTraceElement::getMethodName)
                            .toList());
                    return new JsonAnswer(200, "{}".getBytes(UTF_8), Map.of());
                });
            }
        };
        ControlGuard guard = new ControlGuard(new ControlHosts(List.of()), null, false, new Secrets());
        DoorServer server = new DoorServer(new Doors(guard, List.of(door)));
        server.start(server.bind("127.0.0.1", 0));
        URI here = URI.create("http://127.0.0.1:" + server.port());
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(Http.ask(here, "GET", "/x", "").statusCode()).isEqualTo(200);
                assertThat(callers.take()).contains(BY_THE_SAME);
            }
        } finally {
            server.stop();
        }
    }
}
