package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.RealTimeCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.cache.CachingHttpClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Apache HttpClient 5")
class ApacheHttpClientIT implements RestoresTheClock {

    private record Asked(int port, boolean withCookie) {}

    private final AppClock clock = AppClock.get();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new Asked(
                exchange.getRemoteAddress().getPort(),
                exchange.getRequestHeaders().containsKey("Cookie")));
        exchange.getResponseHeaders().set("Set-Cookie", "name=value; Max-Age=3600");
        exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
        if (exchange.getRequestURI().getPath().equals("/slow")) {
            waiting.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write(new byte[] {'o', 'k'});
        exchange.close();
    }

    @AfterEach
    void stop() {
        go.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private String uri(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private int get(CloseableHttpClient client) throws IOException {
        return client.execute(new HttpGet(uri("/")), response -> {
            response.getEntity().getContent().readAllBytes();
            return response.getCode();
        });
    }

    @Test
    @DisplayName("sends a cookie no longer when its Max-Age is over")
    void forgetsACookie() throws IOException {
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            get(client);
            get(client);
            clock.advance(Duration.ofHours(2));
            get(client);
        }
        assertThat(asked).extracting(Asked::withCookie).containsExactly(false, true, false);
    }

    @Test
    @DisplayName("asks again when an answer in its cache is no longer fresh")
    void asksAgainForAStaleAnswer() throws IOException {
        try (CloseableHttpClient client = CachingHttpClients.createMemoryBound()) {
            get(client);
            get(client);
            assertThat(asked).hasSize(1);
            clock.advance(Duration.ofHours(2));
            get(client);
            assertThat(asked).hasSize(2);
        }
    }

    private CloseableHttpClient withConnectionsOfAnHour() {
        ConnectionConfig anHour =
                ConnectionConfig.custom().setTimeToLive(TimeValue.ofHours(1)).build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(anHour)
                        .build())
                .build();
    }

    @Test
    @DisplayName("keeps its connections, however old the clock makes them, until it is told to follow")
    void keepsItsConnections() throws IOException {
        try (CloseableHttpClient client = withConnectionsOfAnHour()) {
            get(client);
            clock.advance(Duration.ofHours(23));
            get(client);
            assertThat(asked.get(1).port()).isEqualTo(asked.get(0).port());
        }
        clock.alsoMove(RealTimeCode.APACHE_HTTP_CLIENT);
        try (CloseableHttpClient client = withConnectionsOfAnHour()) {
            get(client);
            clock.advance(Duration.ofHours(23));
            get(client);
            assertThat(asked.get(3).port()).isNotEqualTo(asked.get(2).port());
        }
    }

    @Test
    @DisplayName("does not give up a request that was in progress when the clock advanced")
    void doesNotGiveUpARequestInProgress() throws Exception {
        SimpleHttpRequest request = SimpleRequestBuilder.get(uri("/slow")).build();
        request.setConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(30)).build());
        try (CloseableHttpAsyncClient client = HttpAsyncClients.createDefault()) {
            client.start();
            Future<SimpleHttpResponse> response = client.execute(request, null);
            waiting.await();
            clock.advance(Duration.ofHours(23));
            Thread.sleep(1_500);
            go.countDown();
            assertThat(response.get(10, TimeUnit.SECONDS).getCode()).isEqualTo(200);
        }
    }
}
