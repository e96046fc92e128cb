package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.mockim.MockIm;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MockImResource.class)
class LoginTest {

    @EnableMockIm
    MockIm im;

    @Inject
    ChatServer server;

    @TestHTTPResource
    URI app;

    @Test
    void logsAliceIn() throws Exception {
        assertThat(im.login("alice", get("usersigs/alice")).isAccepted()).isTrue();
        assertThat(get("accounts/bob")).isEqualTo("0");
    }

    @Test
    void passesOnThatAUserSigHasExpired(@WithExpiredUserSig(admin = true) UserSig expired) throws Exception {
        assertThat(get("accounts/bob", "im-user", expired.userId(), "im-usersig", expired.text()))
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
        var request = HttpRequest.newBuilder(app.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}
