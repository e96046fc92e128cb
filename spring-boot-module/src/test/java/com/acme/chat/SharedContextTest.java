package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

@DisplayName("Test classes that share a Spring context")
class SharedContextTest {

    private static final List<ApplicationContext> CONTEXTS = Collections.synchronizedList(new ArrayList<>());
    private static final List<MockIm> TENANTS = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        CONTEXTS.clear();
        TENANTS.clear();
    }

    @Test
    @DisplayName("share its tenant, whose number is no reason to have another context")
    void shareItsTenant() {
        assertThat(Suite.run(OneTestCases.class, OtherTestCases.class).passed()).isEqualTo(2);

        assertThat(CONTEXTS).hasSize(2);
        assertThat(CONTEXTS.get(0)).isSameAs(CONTEXTS.get(1));
        assertThat(TENANTS.get(0)).isSameAs(TENANTS.get(1));
    }

    @Test
    @DisplayName("share it also with those of a later run in the same JVM")
    void shareItWithALaterRun() {
        assertThat(Suite.run(OneTestCases.class).passed()).isEqualTo(1);
        assertThat(Suite.run(OtherTestCases.class).passed()).isEqualTo(1);

        assertThat(TENANTS.get(0)).isSameAs(TENANTS.get(1));
    }

    @Test
    @DisplayName("do not, if they declare other accounts: each context has its own tenant")
    void haveAnotherContextWithOtherAccounts() {
        assertThat(Suite.run(OneTestCases.class, WithCarolTestCases.class).passed())
                .isEqualTo(2);

        assertThat(CONTEXTS.get(0)).isNotSameAs(CONTEXTS.get(1));
        assertThat(TENANTS.get(0).app()).isNotEqualTo(TENANTS.get(1).app());
    }

    @Test
    @DisplayName("find it as it was when the context had started, whatever the class before did")
    void findTheTenantAsTheContextBegan() {
        assertThat(Suite.run(DestructiveTestCases.class, CarefulTestCases.class).passed())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("do not profit from each other's calls: what is injected into one must be presented in it")
    void doNotProfitFromEachOthersCalls() {
        Suite suite = Suite.run(PresentingTestCases.class, IdleTestCases.class);

        assertThat(suite.failure()).hasMessageContaining("was never presented to the mock");
    }

    @Test
    @DisplayName("take the tenant away with the context, and who asks for it is told whose it was")
    void takeTheTenantAwayWithTheContext() {
        assertThat(Suite.run(DirtyTestCases.class, OneTestCases.class).passed()).isEqualTo(2);

        assertThat(TENANTS.get(0)).isNotSameAs(TENANTS.get(1));
        assertThat(catchThrowable(TENANTS.get(0)::accounts))
                .hasMessageContaining("that of " + DirtyTestCases.class.getName());
    }

    abstract static class Noting {

        @Test
        void worksWithTheTenantOfItsContext(
                MockIm im, @Autowired ApplicationContext context, @Autowired ChatServer server) {
            CONTEXTS.add(context);
            TENANTS.add(im);
            assertThat(server.sdkAppId()).isEqualTo(im.app().sdkAppId());
            assertThat(server.check("alice")).contains("\"AccountStatus\":\"Imported\"");
            assertThat(im.login("alice", server.userSigFor("alice")).isAccepted())
                    .isTrue();
        }
    }

    @ChatAppTest
    static class OneTestCases extends Noting {}

    @ChatAppTest
    static class OtherTestCases extends Noting {}

    @ChatAppTest
    @EnableMockIm(accounts = {"alice", "carol"})
    static class WithCarolTestCases extends Noting {}

    @ChatAppTest
    @DirtiesContext
    @EnableMockIm(accounts = {"alice", "dirty"})
    static class DirtyTestCases extends Noting {}

    @ChatAppTest
    @EnableMockIm(accounts = {"alice", "restored"})
    static class DestructiveTestCases {

        @Test
        void changesAllThatCanBeChanged(MockIm im, @Autowired ChatServer server) {
            server.importAccount("leftover");
            im.addAdmin("alice");
            im.kick("restored");
            im.clock().freezeAt(Instant.parse("2030-01-01T00:00:00Z"));
            im.profile("older-codes");
            im.gate(GateSettings.DEFAULT.withCallsPerSecond(7));
            im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
            im.sessions().setOnline("alice", "Web");
            im.overrides()
                    .add(CallOverride.of("im_open_login_svc/account_check").answer(70169));
            im.webhooks().settings(WebhookSettings.to(URI.create("http://127.0.0.1:9/webhook")));
        }
    }

    @ChatAppTest
    @EnableMockIm(accounts = {"alice", "restored"})
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class CarefulTestCases {

        @Test
        @Order(1)
        void findsItAsTheContextBegan(MockIm im, @Autowired ChatServer server) {
            assertThat(im.journal().entries()).isEmpty();
            assertThat(im.accounts())
                    .extracting(Account::userId)
                    .containsExactlyInAnyOrder("administrator", "alice", "restored", "concierge");
            assertThat(im.admins()).containsExactly("administrator");
            assertThat(im.clock().now()).isBefore(Instant.now().plus(Duration.ofMinutes(1)));
            assertThat(im.profile()).isEqualTo("default");
            assertThat(im.gate()).isEqualTo(GateSettings.DEFAULT);
            assertThat(im.sessions().settings()).isEqualTo(SessionSettings.DEFAULT);
            assertThat(im.sessions().platformsOf("alice")).isEmpty();
            assertThat(im.overrides().list()).isEmpty();
            assertThat(im.webhooks().settings()).isEmpty();
            assertThat(im.login("restored", server.userSigFor("restored")).isAccepted())
                    .isTrue();
            assertThat(server.check("leftover")).contains("\"AccountStatus\":\"NotImported\"");
        }

        @Test
        @Order(2)
        void isNotPutBackBetweenTestsOfAClass(MockIm im) {
            assertThat(im.journal().entries()).isNotEmpty();
        }
    }

    @ChatAppTest
    static class PresentingTestCases {

        @Test
        void presents(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        }
    }

    @ChatAppTest
    static class IdleTestCases {

        @Test
        void presentsNothing(@WithUserSig("alice") UserSig sig) {
            assertThat(sig.userId()).isEqualTo("alice");
        }
    }
}
