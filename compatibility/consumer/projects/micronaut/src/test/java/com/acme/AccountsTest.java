package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.mockim.MockIm;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** With the annotations in the other order, and parameters of both. */
@TestInstance(Lifecycle.PER_CLASS)
@MicronautTest
@EnableMockIm(accounts = "bob")
class AccountsTest implements TestPropertyProvider {

    private final MockIm im;

    AccountsTest(MockIm im) {
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
    void areAskedForAtTheTenantOfThisClass(ChatServer server, MockIm same) throws Exception {
        assertThat(server.check("bob", "administrator", server.adminUserSig())).isZero();
        assertThat(same.journal().of("im_open_login_svc/account_check").size()).isEqualTo(1);
        assertThat(same.app().sdkAppId()).isEqualTo(im.app().sdkAppId());
    }

    @Test
    @WithClockSkew("-PT1H")
    void getUserSigsByTheAppsClock(ChatServer server) {
        assertThat(UserSig.parse(server.userSigFor("bob")).issuedAt())
                .isCloseTo(im.clock().now().minus(1, ChronoUnit.HOURS), within(5, ChronoUnit.SECONDS));
    }
}
