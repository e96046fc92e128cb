package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.spring.MockImProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@EnableMockIm(accounts = {"alice", "bob"})
@MockImProperties({"im.sdk-app-id={sdkAppId}", "im.secret-key={secretKey}", "im.url={endpoint}", "im.admin={admin}"})
class LoginTest {

    @Test
    void logsAliceIn(@Autowired ChatServer server, MockIm im) {
        assertThat(im.login("alice", server.userSigFor("alice")).isAccepted()).isTrue();
    }

    @Test
    void refusesAnExpiredUserSig(@WithExpiredUserSig("alice") UserSig sig, MockIm im) {
        assertThat(im.login("alice", sig.text()).code()).isEqualTo(70001);
    }
}
