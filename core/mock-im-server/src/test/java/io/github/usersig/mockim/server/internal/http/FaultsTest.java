package io.github.usersig.mockim.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.secret.Secrets;
import io.github.usersig.mockim.server.support.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fault of the mock itself")
class FaultsTest {

    private static final String SECRET = "a-secret-key-that-nobody-may-see";
    private static final Logger LOGGER = Logger.getLogger("io.github.usersig.mockim");

    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private DoorServer server;

    /** Fails while it decides, while it answers, or later. */
    private static final class FailingDoor extends DoorHandler {

        FailingDoor(String path) {
            super(path, 100);
        }

        @Override
        protected Answering answering(Request request, Body body) {
            String query = request.getHttpURI().getQuery();
            if (query.contains("refused")) {
                throw new HttpException.RuntimeException(503, "no room, send less");
            }
            if (query.contains("now")) {
                throw new IllegalStateException("no decision, with " + SECRET);
            }
            return new Answering(query.contains("long"), elsewhere -> {
                if (query.contains("later")) {
                    return CompletableFuture.failedFuture(new IllegalStateException("failed later, with " + SECRET));
                }
                throw new StackOverflowError("no answer, with " + SECRET);
            });
        }
    }

    @BeforeEach
    void start() throws Exception {
        Secrets secrets = new Secrets();
        secrets.add(SECRET);
        server = new DoorServer(new Doors(
                new ControlGuard(new ControlHosts(List.of()), null, false, secrets),
                List.of(new FailingDoor("/v4/"), new FailingDoor("/__mock/"))));
        LOGGER.addHandler(listening);
        LOGGER.setUseParentHandlers(false);
        server.start(server.bind("127.0.0.1", 0));
    }

    @AfterEach
    void stop() {
        server.stop();
        LOGGER.removeHandler(listening);
        LOGGER.setUseParentHandlers(true);
    }

    private HttpResponse<byte[]> ask(String path) throws IOException {
        return Http.ask(URI.create("http://127.0.0.1:" + server.port()), "POST", path, "{}");
    }

    @Test
    @DisplayName(
            "is answered by the REST door as JSON of its form, whenever it fails, and logged with cause and request")
    void isAnsweredByTheRestDoor() throws IOException {
        for (String when : List.of("now", "answering", "answering-long", "later")) {
            logged.clear();

            HttpResponse<byte[]> response = ask("/v4/openim/sendmsg?" + when + "&usersig=" + SECRET);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(Http.text(response))
                    .startsWith("{\"ActionStatus\":\"FAIL\",\"ErrorInfo\":\"the mock failed: ")
                    .doesNotContain(SECRET);
            assertThat(logged)
                    .singleElement()
                    .asString()
                    .startsWith("SEVERE the mock failed to answer POST /v4/openim/sendmsg?" + when)
                    .contains("with", "FailingDoor")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    @DisplayName("is answered by the control door with an error in JSON")
    void isAnsweredByTheControlDoor() throws IOException {
        HttpResponse<byte[]> response = ask("/__mock/tenants?now");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(Http.text(response))
                .startsWith("{\"error\":\"the mock failed: java.lang.IllegalStateException: no decision")
                .doesNotContain(SECRET);
        assertThat(logged).hasSize(1);
    }

    @Test
    @DisplayName("is told from a refusal, which is answered and logged with its reason and nothing else")
    void isToldFromARefusal() throws IOException {
        HttpResponse<byte[]> response = ask("/v4/openim/sendmsg?refused");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Http.text(response))
                .isEqualTo("{\"ActionStatus\":\"FAIL\",\"ErrorInfo\":\"no room, send less\",\"ErrorCode\":503}");
        assertThat(logged)
                .containsExactly(
                        "SEVERE the mock failed to answer POST /v4/openim/sendmsg?refused with anything but 503:"
                                + " no room, send less");
    }

    @Test
    @DisplayName("is not what a client's fault is taken for, which is logged nowhere")
    void isNotAClientsFault() throws IOException {
        assertThat(ask("/nothing").statusCode()).isEqualTo(404);

        assertThat(logged).isEmpty();
    }
}
