package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.RealTimeCode;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.apache.tomcat.websocket.server.WsServerContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tomcat's web sockets")
class TomcatWebSocketIT implements RestoresTheClock {

    /** It looks for what has timed out once a second. */
    private static final long LOOKS_FOR_TIMEOUTS = 2_500;

    private static final long AN_HOUR = Duration.ofHours(1).toMillis();

    /** More than goes into the buffers between the two. */
    private static final int LONG = 16_000_000;

    private static final Tomcat TOMCAT = new Tomcat();
    private static final BlockingQueue<SendResult> SENT = new LinkedBlockingQueue<>();

    private final AppClock clock = AppClock.get();
    private final Client client = new Client();

    @BeforeAll
    static void start() throws Exception {
        TOMCAT.setBaseDir(System.getProperty("java.io.tmpdir"));
        TOMCAT.setPort(0);
        TOMCAT.setSilent(true);
        TOMCAT.getConnector();
        StandardContext context = (StandardContext) TOMCAT.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), null);
        context.addApplicationLifecycleListener(new Endpoints());
        Wrapper servlet = Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
        servlet.addMapping("/");
        TOMCAT.start();
    }

    @AfterAll
    static void stop() throws Exception {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    private static final class Endpoints implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            WsServerContainer container =
                    (WsServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
            container.setProcessPeriod(1);
            try {
                container.addEndpoint(Echo.class);
            } catch (DeploymentException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ServerEndpoint("/echo")
    public static final class Echo {

        @OnOpen
        public void open(Session session) {
            session.setMaxIdleTimeout(AN_HOUR);
        }

        @OnMessage
        public void echo(Session session, String text) {
            session.getAsyncRemote().setSendTimeout(AN_HOUR);
            session.getAsyncRemote().sendText(text.equals("long") ? "x".repeat(LONG) : text, SENT::add);
        }
    }

    private static final class Client implements WebSocket.Listener {

        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private long length;

        /** Takes nothing before it is told to. */
        @Override
        public void onOpen(WebSocket socket) {}

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            length += text.length();
            if (last) {
                heard.add(text.length() == length ? text.toString() : String.valueOf(length));
                length = 0;
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            heard.add("closed");
            return null;
        }
    }

    private WebSocket connect() {
        URI uri = URI.create("ws://localhost:" + TOMCAT.getConnector().getLocalPort() + "/echo");
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, client)
                .join();
    }

    private String heard() throws InterruptedException {
        return String.valueOf(client.heard.poll(20, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("keep a session that is idle when the clock advances, and when it stands still")
    void keepsAnIdleSession() throws InterruptedException {
        WebSocket socket = connect();
        socket.request(1);
        clock.advance(Duration.ofHours(23));
        Thread.sleep(LOOKS_FOR_TIMEOUTS);
        clock.freeze();
        socket.sendText("text", true).join();
        assertThat(heard()).isEqualTo("text");
        socket.abort();
    }

    @Test
    @DisplayName("finish a long message that was under way when the clock advanced")
    void finishesALongMessage() throws InterruptedException {
        SENT.clear();
        WebSocket socket = connect();
        socket.sendText("long", true).join();
        Thread.sleep(500);
        assertThat(SENT).isEmpty();
        clock.advance(Duration.ofHours(23));
        Thread.sleep(LOOKS_FOR_TIMEOUTS);
        socket.request(1);
        assertThat(heard()).isEqualTo(String.valueOf(LONG));
        SendResult sent = SENT.poll(20, TimeUnit.SECONDS);
        assertThat(sent).isNotNull();
        assertThat(sent.isOK()).isTrue();
        socket.abort();
    }

    @Test
    @DisplayName("close an idle session when they are told to follow")
    void closesAnIdleSessionWhenToldToFollow() throws InterruptedException {
        clock.alsoMove(RealTimeCode.TOMCAT);
        WebSocket socket = connect();
        socket.request(1);
        assertThat(RealTime.letDaysGoBy(clock, () -> client.heard.contains("closed")))
                .isTrue();
        socket.abort();
    }
}
