package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.chat.WebhookApp;
import com.sun.net.httpserver.HttpServer;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.containers.wait.strategy.Wait;

@DisplayName("A mock in a container can call back")
@RequiresDocker
@Tag("once")
class CallbackIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    @DisplayName("a server in the test's own JVM")
    void callsAServerInTheTestsJvm() throws Exception {
        try (ServerSocket server = new ServerSocket();
                MockImContainer im = new MockImContainer().withProxyingAllowed()) {
            server.bind(new InetSocketAddress("0.0.0.0", 0));
            im.start();
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> answerOnce(server));

            assertThat(through(im, im.getCallbackEndpoint(server.getLocalPort())))
                    .isEqualTo("called back");
            served.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("the app under test in the test's own JVM, by webhooks, after a reset as well")
    void callsTheAppUnderTestByWebhooks() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer app = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
        app.createContext("/im/webhook", exchange -> {
            received.add(exchange.getRequestURI().getQuery());
            byte[] answer = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        app.start();
        try (MockImContainer im = new MockImContainer().withAccounts("alice")) {
            URI url = im.getCallbackEndpoint(app.getAddress().getPort()).resolve("/im/webhook");
            im.withWebhooks(WebhookSettings.to(url).withToken("xxxxyyyy"));
            im.start();
            im.mockIm().sessions().setOnline("alice", "Web");
            assertThat(received.poll(10, TimeUnit.SECONDS)).contains("CallbackCommand=State.StateChange", "&Sign=");

            im.reset();
            im.mockIm().sessions().setOnline("alice", "Web");
            assertThat(received.poll(10, TimeUnit.SECONDS)).contains("CallbackCommand=State.StateChange");
        } finally {
            app.stop(0);
        }
    }

    @Test
    @DisplayName("an app in another container on its network, which reaches it there too")
    void callsAnAppInAnotherContainer() throws Exception {
        try (Network network = Network.newNetwork();
                MockImContainer im = new MockImContainer()
                        .withNetwork(network)
                        .withAccounts("alice")
                        .withWebhooks(WebhookSettings.to(URI.create("http://acme-app:8000/im/webhook")));
                JavaApp app = JavaApp.of(WebhookApp.class).withNetwork(network).withNetworkAliases("acme-app")) {
            WaitingConsumer log = new WaitingConsumer();
            app.withLogConsumer(log);
            app.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            im.start();
            app.start();

            im.mockIm().sessions().setOnline("alice", "Web");

            log.waitUntil(line -> line.getUtf8String().startsWith("got "), 10, TimeUnit.SECONDS);
            assertThat(app.getLogs())
                    .contains(
                            "got POST /im/webhook?SdkAppid=" + im.getApp().sdkAppId(),
                            "CallbackCommand=State.StateChange",
                            "\"To_Account\":\"alice\"");
            assertThat(answered(im)).singleElement().satisfies(call -> assertThat(call.answer())
                    .contains("from acme"));
            assertThat(app.execInContainer(
                                    "/opt/java/bin/java",
                                    "-jar",
                                    "/app/mock-im.jar",
                                    "health",
                                    "--url=" + im.getInternalEndpoint())
                            .getExitCode())
                    .isZero();
        }
    }

    /** An answer stands there a moment after the app has given it. */
    private static List<WebhookCall> answered(MockImContainer im) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (im.mockIm().webhooks().calls().answered().size() == 0 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return im.mockIm().webhooks().calls().answered().entries();
    }

    private static void answerOnce(ServerSocket server) {
        try (Socket client = server.accept()) {
            byte[] body = "called back".getBytes(UTF_8);
            client.getInputStream().read(new byte[1024]);
            client.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            client.getOutputStream().write(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the mock, by a stub, pass a request on. */
    private static String through(MockImContainer im, URI target) throws Exception {
        HttpRequest stub = HttpRequest.newBuilder(URI.create(im.getEndpoint() + "/__admin/mappings"))
                .header("Authorization", "Bearer " + im.getControlToken())
                .POST(BodyPublishers.ofString(
                        "{\"request\": {\"urlPath\": \"/out\"}, \"response\": {\"proxyBaseUrl\": \"" + target + "\"}}"))
                .build();
        assertThat(CLIENT.send(stub, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(im.getEndpoint() + "/out")).build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }
}
