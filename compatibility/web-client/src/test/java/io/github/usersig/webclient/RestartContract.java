package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.MockImServer;
import org.junit.jupiter.api.Test;

/** What a web client sees of a server that ends and comes back. */
abstract class RestartContract {

    @Test
    void keepsASessionOverARestartOfTheServer(WebClients clients) {
        var app = SdkApp.random();
        WebClient alice;
        int port;
        try (var server =
                MockImServer.builder().app(app, a -> a.accounts("alice", "bob")).start()) {
            port = server.endpoint().getPort();
            alice = clients.login(server.tenant(app), "alice");
        }
        alice.await("NET_STATE_CHANGE", change -> !change.get("state").asText().equals("connected"));

        try (var server = MockImServer.builder()
                .port(port)
                .app(app, a -> a.accounts("alice", "bob"))
                .start()) {
            alice.await(
                    "NET_STATE_CHANGE", change -> change.get("state").asText().equals("connected"));

            alice.sendText("bob", "still here");
            assertThat(server.tenant(app).messages("alice", "bob")).hasSize(1);
        }
    }
}
