package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.junit5.UserSigKind;
import io.github.usersig.junit5.UserSigSource;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What a web client sees of logging in, being kicked out and running out of time. */
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
abstract class LoginContract {

    @Test
    void logsInWithAGoodUserSigAndComesOnline(@WithUserSig("alice") UserSig sig, MockIm im, WebClients clients) {
        clients.login(im, sig);

        assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");
    }

    @ParameterizedTest
    @UserSigSource(
            users = "alice",
            kinds = {
                UserSigKind.EXPIRED,
                UserSigKind.TAMPERED,
                UserSigKind.WRONG_KEY,
                UserSigKind.WRONG_APP,
                UserSigKind.WRONG_USER,
                UserSigKind.MALFORMED,
                UserSigKind.TRUNCATED,
                UserSigKind.REVOKED
            })
    void refusesABadUserSigWithTheServicesCode(ImCredentials bad, int code, MockIm im, WebClients clients) {
        var client = clients.connectTo(im);

        var refusal = client.loginRefused(bad.userId(), bad.userSig());

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(im.sessions().platformsOf("alice")).isEmpty();
    }

    @Test
    void takesTheUserOfflineAtLogout(@WithUserSig("alice") UserSig sig, MockIm im, WebClients clients) {
        var alice = clients.login(im, sig);

        alice.call("logout");

        assertThat(im.sessions().platformsOf("alice")).isEmpty();
    }

    @Test
    void kicksTheFirstLoginOutAtTheSecond(MockIm im, WebClients clients) {
        var first = clients.login(im, "alice");

        var second = clients.login(im, "alice");

        assertThat(first.kickedOut()).isEqualTo("multipleAccount");
        assertThat(second.sendText("bob", "I am here now").from()).isEqualTo("alice");
    }

    @Test
    void letsAKickedUserBackOnlyWithANewUserSig(@WithUserSig("alice") UserSig old, MockIm im, WebClients clients) {
        var alice = clients.login(im, old);

        new AdminApi(im).kick("alice");

        assertThat(alice.kickedOut()).isEqualTo("REST_API_Kick");
        assertThat(clients.connectTo(im).loginRefused("alice", old.text()).code())
                .isEqualTo(70052);
        im.clock().advance(Duration.ofSeconds(1)); // in one second all of a user's UserSigs are the same text
        clients.login(im, "alice");
    }

    @Test
    void endsTheSessionWhenItsUserSigRunsOut(
            @WithUserSig(value = "alice", validFor = "PT1H") UserSig sig, MockIm im, WebClients clients) {
        var alice = clients.login(im, sig);
        alice.await("GROUP_LIST_UPDATED"); // it has read what it reads after a login

        im.clock().advance(Duration.ofHours(1).plusSeconds(1));

        assertThat(alice.kickedOut()).isEqualTo("userSigExpired");
        assertThat(alice.loginRefused("alice", sig.text()).code()).isEqualTo(70001);
        alice.login("alice", im.issueUserSig("alice").text());
    }
}
