package io.github.usersig.mockim.server.internal.sdk;

import static io.github.usersig.mockim.server.support.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.KickReason;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.support.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What clients are promised that log in to the mock, whether it is in this process, behind HTTP, or in a container: who gets in,
 * who has to go, and all that they say to each other.
 */
public abstract class SdkContract extends SdkTalkContract {

    private static CompletableFuture<KickReason> kick(MockImClient client) {
        CompletableFuture<KickReason> kick = new CompletableFuture<>();
        client.onKicked(kick::complete);
        return kick;
    }

    @Test
    @DisplayName("the first login makes the account, and the user is online until the client is gone")
    void makesTheAccountWithTheFirstLogin() {
        MockIm im = tenant();
        UserSig alice = im.issueUserSig("alice");

        try (MockImClient client = MockImClient.connect(im)) {
            client.login(alice);

            assertThat(im.accounts()).extracting(Account::userId).contains("alice");
            assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");
            assertThat(client.isLoggedIn()).isTrue();
            assertThat(client.toString()).contains("alice").doesNotContain(alice.text());
            client.logout();
            assertThat(im.sessions().platformsOf("alice")).isEmpty();
            client.login(alice);
        }
        await(() -> im.sessions().platformsOf("alice").isEmpty());
        assertThat(im.journal().with(alice.text()).entries())
                .extracting(JournalEntry::command)
                .startsWith("im_open_status/wslogin");
        assertThat(im.journal().entries()).extracting(JournalEntry::door).containsOnly(Door.SDK);
    }

    @Test
    @DisplayName("a login is refused for the reasons and with the codes of the REST API")
    void refusesALoginWithTheCodesOfTheRestApi() {
        MockIm im = tenant();
        Instant longAgo = Instant.now().minus(Duration.ofDays(1));
        UserSigIssuer issuer = UserSigIssuer.of(im.app());
        String expired = issuer.forUser("alice")
                .issuedAt(longAgo)
                .validFor(Duration.ofMinutes(1))
                .issue()
                .text();
        String foreign = UserSigIssuer.of(SdkApp.random()).issue("alice").text();

        try (MockImClient client = MockImClient.connect(im)) {
            assertRefused(() -> client.login("alice", expired), 70001);
            assertRefused(() -> client.login("alice", "nonsense"), 70003);
            assertRefused(() -> client.login("bob", im.issueUserSig("alice").text()), 70013);
            assertRefused(() -> client.login("alice", foreign), 70014);
            assertThat(client.isLoggedIn()).isFalse();
            assertRefused(() -> client.send("bob", "hi"), 6014);
        }
        assertThat(im.journal()
                        .refusedWith(ImError.USERSIG_EXPIRED)
                        .with(expired)
                        .size())
                .isEqualTo(1);
        assertThat(im.accounts()).hasSize(1);
    }

    @Test
    @DisplayName("a UserSig that runs out while its user is online is refused with the next exchange")
    void refusesAUserSigThatRunsOutWithTheNextExchange() throws Exception {
        MockIm im = tenant();
        UserSig alice = im.issueUserSig("alice");
        CompletableFuture<Boolean> expired = new CompletableFuture<>();
        try (MockImClient client = MockImClient.connect(im)) {
            client.login(alice);
            client.onUserSigExpired(() -> expired.complete(true));

            im.clock().advance(Duration.ofDays(181));

            assertThat(expired.get(5, SECONDS)).isTrue();
            assertThat(client.isLoggedIn()).isFalse();
            assertRefused(() -> client.login(alice), 70001);
            client.login(im.issueUserSig("alice"));
            assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");
        }
    }

    @Test
    @DisplayName("a UserSig that runs out as time goes by is noticed without anybody's doing")
    void noticesAUserSigThatRunsOutByItself() throws Exception {
        MockIm im = tenant();
        UserSig brief = UserSigIssuer.of(im.app())
                .forUser("alice")
                .validFor(Duration.ofSeconds(1))
                .issue();
        CompletableFuture<Boolean> expired = new CompletableFuture<>();
        try (MockImClient client = MockImClient.connect(im)) {
            client.login(brief);
            client.onUserSigExpired(() -> expired.complete(true));

            assertThat(expired.get(10, SECONDS)).isTrue();
            await(() -> im.sessions().platformsOf("alice").isEmpty());
            assertThat(im.journal().with(brief.text()).refused().size()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a kick ends the session, and UserSigs of before are refused; a new one logs in")
    void endsTheSessionWithAKick() throws Exception {
        MockIm im = tenant();
        UserSig old = UserSigIssuer.of(im.app())
                .forUser("alice")
                .issuedAt(Instant.now().minusSeconds(5))
                .issue();
        try (MockImClient client = MockImClient.connect(im)) {
            client.login(old);
            CompletableFuture<KickReason> kick = kick(client);

            RestClient.of(im).ask("im_open_login_svc/kick", "{\"UserID\":\"alice\"}");

            assertThat(kick.get(5, SECONDS)).isEqualTo(KickReason.REST);
            assertThat(im.sessions().platformsOf("alice")).isEmpty();
            assertRefused(() -> client.login(old), 70052);
            client.login(im.issueUserSig("alice"));
        }
    }

    @Test
    @DisplayName("a UserSig that is revoked ends the session begun with it, and no other of its user")
    void endsTheSessionOfARevokedUserSig() throws Exception {
        MockIm im = tenant();
        UserSig old = UserSigIssuer.of(im.app())
                .forUser("alice")
                .issuedAt(Instant.now().minusSeconds(5))
                .issue();
        try (MockImClient client = MockImClient.connect(im);
                MockImClient other = MockImClient.connect(im)) {
            client.login(old);
            CompletableFuture<KickReason> kick = kick(client);
            im.revoke(old);

            assertThat(kick.get(5, SECONDS)).isEqualTo(KickReason.REST);
            assertRefused(() -> client.login(old), 70052);
            other.login(im.issueUserSig("alice"));
            im.revoke(old);
            assertThat(im.sessions().platformsOf("alice")).hasSize(1);
        }
    }

    @Test
    @DisplayName("a kick in the very second of a user's first login covers the UserSig of that login")
    void coversTheUserSigOfAFirstLoginWithAKick() {
        MockIm im = tenant();
        im.clock().freezeAt(Instant.parse("2027-01-01T00:00:00Z"));
        UserSig first = im.issueUserSig("alice");
        try (MockImClient client = MockImClient.connect(im)) {
            client.login(first);
        }

        im.kick("alice");

        assertThat(im.login("alice", first.text()).code()).isEqualTo(70052);
    }

    @Test
    @DisplayName("deleting the account ends the session")
    void endsTheSessionOfADeletedAccount() throws Exception {
        MockIm im = tenant();
        try (MockImClient client = loggedIn(im, "alice")) {
            CompletableFuture<KickReason> kick = kick(client);

            RestClient.of(im).ask("im_open_login_svc/account_delete", "{\"DeleteItem\":[{\"UserID\":\"alice\"}]}");

            assertThat(kick.get(5, SECONDS)).isEqualTo(KickReason.REST);
            assertThat(im.accounts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE, Web,     Android, OTHER_PLATFORM",
        "SINGLE, Web,     Web,     SAME_PLATFORM",
        "DUAL,   Windows, Android, OTHER_PLATFORM",
        "DUAL,   Web,     Android, ",
        "TRIPLE, iPhone,  Android, OTHER_PLATFORM",
        "TRIPLE, Windows, Android, ",
        "TRIPLE, Windows, Mac,     OTHER_PLATFORM",
        "MULTI,  iPhone,  Android, ",
        "MULTI,  Web,     Web,     SAME_PLATFORM",
    })
    @DisplayName("who logs in pushes out whom the policy does not allow beside")
    void pushesOutWhomThePolicyDoesNotAllow(MultiDevicePolicy policy, String first, String second, KickReason reason)
            throws Exception {
        MockIm im = tenant();
        im.sessions().settings(SessionSettings.DEFAULT.withPolicy(policy));
        try (MockImClient one = loggedIn(im, "alice", first)) {
            CompletableFuture<KickReason> kick = kick(one);
            try (MockImClient two = loggedIn(im, "alice", second)) {
                assertThat(two.isLoggedIn()).isTrue();
                if (reason == null) {
                    assertThat(im.sessions().platformsOf("alice")).containsExactlyInAnyOrder(first, second);
                    assertThat(one.isLoggedIn()).isTrue();
                } else {
                    assertThat(kick.get(5, SECONDS)).isEqualTo(reason);
                    assertThat(im.sessions().platformsOf("alice")).containsExactly(second);
                }
            }
        }
    }

    @Test
    @DisplayName("where several clients of a platform are allowed, the one that came first goes first")
    void pushesOutTheOldestOfSeveralClients() throws Exception {
        MockIm im = tenant();
        SessionSettings two = SessionSettings.DEFAULT
                .withPolicy(MultiDevicePolicy.SINGLE)
                .withInstances("Web", 2)
                .withHeartbeatTimeout(Duration.ofSeconds(40));
        im.sessions().settings(two);
        assertThat(im.sessions().settings()).isEqualTo(two);
        try (MockImClient first = loggedIn(im, "alice");
                MockImClient second = loggedIn(im, "alice")) {
            CompletableFuture<KickReason> kick = kick(first);
            assertThat(first.isLoggedIn()).isTrue();
            try (MockImClient third = loggedIn(im, "alice")) {
                assertThat(kick.get(5, SECONDS)).isEqualTo(KickReason.SAME_PLATFORM);
                assertThat(second.isLoggedIn()).isTrue();
                assertThat(third.isLoggedIn()).isTrue();
            }
        }
        im.reset();
        assertThat(im.sessions().settings()).isEqualTo(SessionSettings.DEFAULT);
    }

    @Test
    @DisplayName(
            "a reset closes all connections; who comes back is logged in again, for the UserSig is as good as before")
    void closesAllConnectionsWithAReset() {
        MockIm im = tenant();
        try (MockImClient client = loggedIn(im, "alice")) {
            im.reset();

            // the first login makes the account, and then the session
            await(() -> im.accounts().size() == 2
                    && !im.sessions().platformsOf("alice").isEmpty());
            assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");
            assertThat(client.isLoggedIn()).isTrue();
        }
    }
}
