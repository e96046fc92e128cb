package com.acme.libraries;

import static com.acme.libraries.RawHttp.answer;
import static com.acme.libraries.RawHttp.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.RealTimeCode;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tomcat")
class TomcatIT implements RestoresTheClock {

    /** Its connector looks for what has timed out once a second. */
    private static final long LOOKS_FOR_TIMEOUTS = 2_500;

    private static final Tomcat TOMCAT = new Tomcat();
    private static final BlockingQueue<AsyncContext> UNDER_WAY = new LinkedBlockingQueue<>();

    private final AppClock clock = AppClock.get();

    @BeforeAll
    static void start() throws Exception {
        TOMCAT.setBaseDir(System.getProperty("java.io.tmpdir"));
        TOMCAT.setPort(0);
        TOMCAT.setSilent(true);
        TOMCAT.getConnector();
        Context context = TOMCAT.addContext("", null);
        Wrapper servlet = Tomcat.addServlet(context, "test", new TestServlet());
        servlet.setAsyncSupported(true);
        servlet.addMapping("/*");
        TOMCAT.start();
    }

    @AfterAll
    static void stop() throws Exception {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    private static Socket connect() throws IOException {
        return RawHttp.connect(TOMCAT.getConnector().getLocalPort());
    }

    @Test
    @DisplayName("answers a request that was in progress when the clock advanced")
    void answersARequestInProgress() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "GET /async HTTP/1.1\nHost: a\n\n");
            AsyncContext request = UNDER_WAY.poll(10, TimeUnit.SECONDS);
            assertThat(request).isNotNull();
            clock.advance(Duration.ofHours(23));
            Thread.sleep(LOOKS_FOR_TIMEOUTS);
            clock.freeze();
            request.complete();
            assertThat(answer(socket)).first().asString().contains(" 200 ");
        }
    }

    @Test
    @DisplayName("lets a slow upload go on when the clock advances")
    void letsAnUploadGoOn() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "POST /upload HTTP/1.1\nHost: a\nContent-Length: 10\n\n12345");
            Thread.sleep(200);
            clock.advance(Duration.ofHours(23));
            Thread.sleep(LOOKS_FOR_TIMEOUTS);
            send(socket, "67890");
            assertThat(answer(socket)).first().asString().contains(" 200 ");
        }
    }

    @Test
    @DisplayName("keeps a connection for the next request when the clock advances, and when it stands still")
    void keepsAConnection() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "GET / HTTP/1.1\nHost: a\n\n");
            assertThat(answer(socket)).first().asString().contains(" 200 ");
            clock.advance(Duration.ofHours(23));
            Thread.sleep(LOOKS_FOR_TIMEOUTS);
            clock.freeze();
            send(socket, "GET / HTTP/1.1\nHost: a\n\n");
            assertThat(answer(socket)).first().asString().contains(" 200 ");
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("closes it when it is told to follow")
    void closesAConnectionWhenToldToFollow() throws Exception {
        clock.alsoMove(RealTimeCode.TOMCAT);
        try (Socket socket = connect()) {
            send(socket, "GET / HTTP/1.1\nHost: a\n\n");
            assertThat(answer(socket)).first().asString().contains(" 200 ");
            socket.setSoTimeout(100);
            assertThat(RealTime.letDaysGoBy(clock, () -> isClosed(socket))).isTrue();
        }
    }

    @Test
    @DisplayName("ends a session that nobody used for longer than it lasts")
    void endsASession() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "GET /session HTTP/1.1\nHost: a\n\n");
            List<String> first = answer(socket);
            assertThat(first).contains("new: true");
            String cookie = RawHttp.header(first, "Set-Cookie").replaceFirst(";.*", "");
            String again = "GET /session HTTP/1.1\nHost: a\nCookie: " + cookie + "\n\n";
            clock.advance(Duration.ofMinutes(29));
            send(socket, again);
            assertThat(answer(socket)).contains("new: false");
            // The session notes its last use when the answer is under way already.
            Thread.sleep(500);
            clock.advance(Duration.ofMinutes(31));
            send(socket, again);
            assertThat(answer(socket)).contains("new: true");
        }
    }

    private static final class TestServlet extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentLength(0);
            switch (request.getRequestURI()) {
                case "/async" -> UNDER_WAY.add(request.startAsync());
                case "/upload" ->
                    assertThat(request.getInputStream().readAllBytes()).hasSize(10);
                case "/session" ->
                    response.setHeader(
                            "new", String.valueOf(request.getSession().isNew()));
                default -> response.setStatus(HttpServletResponse.SC_OK);
            }
        }
    }
}
