package com.acme.docs;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.usersig.WebhookSignature;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.Rest;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.junit5.WithAdminUserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code that docs/webhooks.md shows, as it stands there. */
@DisplayName("The examples of docs/webhooks.md")
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
class WebhooksPageTest {

    @Test
    void callsTheAppAsTheSettingsSay(@WithAdminUserSig ImCredentials admin, MockIm im) throws Exception {
        try (App app = new App()) {
            im.webhooks().settings(WebhookSettings.to(app.url()).withToken("xxxxyyyy"));

            app.answer("""
                    {"ActionStatus": "OK", "ErrorCode": 120001, "ErrorInfo": "mind your language"}""");
            assertThat(send(im, admin, "hello")).contains("120001", "mind your language");

            app.answer("""
                    {"ActionStatus": "OK", "ErrorCode": 0, "ErrorInfo": ""}""");
            send(im, admin, "hello again");
            assertThat(im)
                    .hasDeliveredWebhook(WebhookCommand.C2C_AFTER_SEND_MSG, "hello again")
                    .hasMessages("alice", "bob", 1);
        }
    }

    @Test
    void overridesTheDeliveryOfWebhooks(MockIm im) {
        im.webhooks()
                .override(WebhookOverride.of(WebhookCommand.C2C_AFTER_SEND_MSG)
                        .times(1)
                        .duplicate());
        im.webhooks().override(WebhookOverride.ofAny().percent(10).lose());

        assertThat(im.webhooks().overrides()).hasSize(2);
    }

    @Test
    void checksTheSignature() {
        Instant now = Instant.now();
        String requestTime = Long.toString(now.getEpochSecond());
        check(WebhookSignature.sign("xxxxyyyy", now), requestTime);

        assertThatThrownBy(() -> check("0".repeat(64), requestTime)).isInstanceOf(SecurityException.class);
    }

    private static void check(String sign, String requestTime) {
        WebhookSignature.Result result =
                WebhookSignature.verify("xxxxyyyy", sign, requestTime, Instant.now(), Duration.ofMinutes(1));
        if (!result.isValid()) {
            throw new SecurityException(result.reason());
        }
    }

    private static String send(MockIm im, ImCredentials admin, String text) throws Exception {
        String body = """
                {"From_Account": "alice", "To_Account": "bob", "MsgRandom": 1,
                 "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "%s"}}]}""".formatted(text);
        return Rest.call(im.endpoint(), admin, "openim/sendmsg", body);
    }

    /** The app under test. */
    private static final class App implements AutoCloseable {

        private final HttpServer server;
        private volatile String answer = "";

        App() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/im/webhook", exchange -> {
                byte[] bytes = answer.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/im/webhook");
        }

        void answer(String json) {
            answer = json;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
