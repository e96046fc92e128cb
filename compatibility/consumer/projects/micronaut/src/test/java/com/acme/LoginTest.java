package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.mockim.MockIm;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@EnableMockIm(accounts = {"alice", "bob"})
@MicronautTest
@TestInstance(Lifecycle.PER_CLASS)
class LoginTest implements TestPropertyProvider {

    private final MockIm im;

    @Inject
    ChatServer server;

    @Inject
    EmbeddedServer app;

    LoginTest(MockIm im) {
        this.im = im;
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "im.sdk-app-id", String.valueOf(im.app().sdkAppId()),
                "im.secret-key", im.app().secretKey(),
                "im.url", im.endpoint().toString());
    }

    @Test
    void logsAliceIn() throws Exception {
        assertThat(im.login("alice", get("/usersigs/alice")).isAccepted()).isTrue();
        assertThat(get("/accounts/bob")).isEqualTo("0");
    }

    @Test
    void passesOnThatAUserSigHasExpired(@WithExpiredUserSig(admin = true) UserSig expired) throws Exception {
        assertThat(get("/accounts/bob", "im-user", expired.userId(), "im-usersig", expired.text()))
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

    private String get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(app.getURI().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}
