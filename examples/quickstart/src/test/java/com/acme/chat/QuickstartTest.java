package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.BadUserSigSource;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.WithAdminUserSig;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithExpiringUserSig;
import io.github.usersig.junit5.WithRevokedUserSig;
import io.github.usersig.junit5.WithTamperedUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("IM,")
@EnableMockIm(accounts = {"alice", "bob"})
class QuickstartTest {
    @Test
    @DisplayName("asked by our server, answers: it signs and calls as IM wants it")
    void answersOurServersCalls(MockIm im) throws Exception {
        var server = new ChatServer(im.app().sdkAppId(), im.app().secretKey(), im.endpoint());
        assertThat(im.login("alice", server.login("alice")).isAccepted()).isTrue();
        assertThat(server.check("bob")).isZero();
    }

    @Test
    @DisplayName("asked by an ordinary user, refuses: 60010")
    void refusesAnOrdinaryUser(@WithUserSig("alice") UserSig sig, @WithAdminUserSig UserSig admin, MockIm im)
            throws Exception {
        var server = new ChatServer(im.app().sdkAppId(), im.app().secretKey(), im.endpoint());
        assertThat(server.check("bob", "alice", sig.text())).isEqualTo(60010);
        assertThat(server.check("bob", admin.userId(), admin.text())).isZero();
    }

    @Test
    @DisplayName("shown an expired UserSig, refuses: 70001")
    void refusesAnExpiredUserSig(@WithExpiredUserSig("alice") UserSig sig, MockIm im) {
        assertThat(im.login("alice", sig.text()).code()).isEqualTo(70001);
    }

    @Test
    @DisplayName("shown one that was changed, or one that was revoked: 70009, 70052")
    void refusesATamperedOrRevokedUserSig(
            @WithTamperedUserSig("alice") UserSig changed, @WithRevokedUserSig("bob") UserSig revoked, MockIm im) {
        assertThat(im.login("alice", changed.text()).code()).isEqualTo(70009);
        assertThat(im.login("bob", revoked.text()).code()).isEqualTo(70052);
    }

    @ParameterizedTest(name = "{1}")
    @BadUserSigSource
    @DisplayName("called by our server with any bad UserSig, refuses each with the code for it:")
    void refusesWhateverIsBad(ImCredentials bad, int code, MockIm im) throws Exception {
        var server = new ChatServer(im.app().sdkAppId(), im.app().secretKey(), im.endpoint());
        assertThat(server.check("bob", bad.userId(), bad.userSig())).isEqualTo(code);
    }

    @Test
    @DisplayName("two minutes later, refuses a UserSig that was good for one: 70001")
    void refusesAUserSigThatWasGoodForAMinute(@WithExpiringUserSig("alice") UserSig sig, MockIm im) {
        assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        try {
            im.clock().advance(Duration.ofMinutes(2));
            assertThat(im.login("alice", sig.text()).code()).isEqualTo(70001);
        } finally {
            im.clock().restore();
        }
    }

    @Test
    @WithClockSkew("PT10M")
    @DisplayName("while our server's clock is ten minutes fast, accepts what it signs")
    void acceptsWhatAFastClockSigns(MockIm im) throws Exception {
        answersOurServersCalls(im);
    }

    @Test
    @FreezeClock
    @DisplayName("a day later, accepts our server still: it has renewed its UserSig in time")
    void acceptsOurServerADayLater(AppClock clock, MockIm im) throws Exception {
        var server = new ChatServer(im.app().sdkAppId(), im.app().secretKey(), im.endpoint());
        String first = server.adminUserSig();
        clock.advance(Duration.ofHours(23));
        assertThat(server.adminUserSig()).isNotEqualTo(first);
        assertThat(server.check("bob")).isZero();
    }
}
