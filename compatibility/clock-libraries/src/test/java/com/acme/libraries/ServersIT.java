package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Servers date their answers by the moved clock, and keep their connections by the real time")
class ServersIT implements RestoresTheClock {

    /** Undertow writes a new date each second. */
    private static final long DATED_ANEW = 1_500;

    private final AppClock clock = AppClock.get();

    private static List<String> get(Socket socket) throws IOException {
        RawHttp.send(socket, "GET / HTTP/1.1\nHost: a\n\n");
        List<String> answer = RawHttp.answer(socket);
        assertThat(answer).first().asString().contains(" 200 ");
        return answer;
    }

    private static long hoursTo(List<String> answer) {
        return RealTime.hoursTo(
                DateTimeFormatter.RFC_1123_DATE_TIME.parse(RawHttp.header(answer, "Date"), Instant::from));
    }

    /** One connection for all: it is idle while the clock advances, stands still, and goes back. */
    private void servesOnOneConnection(int port) throws Exception {
        try (Socket socket = RawHttp.connect(port)) {
            assertThat(hoursTo(get(socket))).isZero();
            clock.advance(Duration.ofHours(23));
            Thread.sleep(DATED_ANEW);
            assertThat(hoursTo(get(socket))).isEqualTo(23);
            clock.freeze();
            assertThat(hoursTo(get(socket))).isEqualTo(23);
            clock.restore();
            Thread.sleep(DATED_ANEW);
            assertThat(hoursTo(get(socket))).isZero();
        }
    }

    @Test
    @DisplayName("Jetty")
    void jettyServes() throws Exception {
        Server server = new Server(new InetSocketAddress("localhost", 0));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.setStatus(200);
                callback.succeeded();
                return true;
            }
        });
        server.start();
        try {
            servesOnOneConnection(((ServerConnector) server.getConnectors()[0]).getLocalPort());
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("Undertow")
    void undertowServes() throws Exception {
        int halfAMinute = 30_000;
        Undertow server = Undertow.builder()
                .addHttpListener(0, "localhost", exchange -> exchange.setStatusCode(StatusCodes.OK))
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, halfAMinute)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, halfAMinute)
                .build();
        server.start();
        try {
            servesOnOneConnection(
                    ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
        } finally {
            server.stop();
        }
    }
}
