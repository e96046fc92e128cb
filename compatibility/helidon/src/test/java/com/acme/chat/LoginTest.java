package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.mockim.MockIm;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.testing.junit5.ServerTest;
import io.helidon.webserver.testing.junit5.SetUpRoute;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@EnableMockIm(accounts = {"alice", "bob"}) // above @ServerTest, so that im is there when the routes are set up
@ServerTest
class LoginTest {

    static MockIm im;
    static ChatServer server;

    private final Http1Client app;

    LoginTest(Http1Client app) {
        this.app = app;
    }

    @SetUpRoute
    static void routes(HttpRouting.Builder routing) {
        Map<String, String> leadsToTheMock = Map.of(
                "im.sdk-app-id", String.valueOf(im.app().sdkAppId()),
                "im.secret-key", im.app().secretKey(),
                "im.url", im.endpoint().toString());
        server = new ChatServer(Config.create(ConfigSources.create(leadsToTheMock)));
        routing.register(server);
    }

    @Test
    void logsAliceIn() {
        assertThat(im.login("alice", app.get("/usersigs/alice").requestEntity(String.class))
                        .isAccepted())
                .isTrue();
        assertThat(app.get("/accounts/bob").requestEntity(String.class)).isEqualTo("0");
    }

    @Test
    void passesOnThatAUserSigHasExpired(@WithExpiredUserSig(admin = true) UserSig expired) {
        assertThat(app.get("/accounts/bob")
                        .header(HeaderNames.create("im-user"), expired.userId())
                        .header(HeaderNames.create("im-usersig"), expired.text())
                        .requestEntity(String.class))
                .isEqualTo("70001");
    }

    @Test
    @FreezeClock
    void renewsItsUserSigInItsLastHour(AppClock clock) {
        String first = server.adminUserSig();
        clock.advance(Duration.ofHours(22));
        assertThat(server.adminUserSig()).isEqualTo(first);
        clock.advance(Duration.ofHours(1));
        assertThat(server.adminUserSig()).isNotEqualTo(first);
    }
}
