package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithAdminUserSig;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Logging in to IM")
@EnableMockIm(accounts = {"alice", "bob"})
class QuickstartTest {

    private static final JSONObject IS_BOB_THERE =
            new JSONObject().append("CheckItem", new JSONObject().put("UserID", "bob"));

    private ChatServer server;

    @BeforeEach
    void startServer(MockIm im) {
        server = new ChatServer(im.app().sdkAppId(), im.app().secretKey(), im.endpoint());
    }

    @Nested
    @DisplayName("with UserSigs the app server makes, by the official signer")
    class OfOurServer {

        @Test
        @DisplayName("a valid UserSig is accepted")
        void valid(MockIm im) {
            assertThat(im.verify("alice", server.login("alice")).isAccepted()).isTrue();
        }

        @Test
        @DisplayName("an expired one is refused with 70001")
        void expired(MockIm im) {
            String expired = server.login("alice", Duration.ofSeconds(-42));
            assertThat(im.verify("alice", expired).code()).isEqualTo(70001);
        }

        @Test
        @DisplayName("somebody else's is refused with 70013")
        void somebodyElses(MockIm im) {
            assertThat(im.verify("bob", server.login("alice")).code()).isEqualTo(70013);
        }

        @Test
        @DisplayName("an app admin may call the REST API")
        void admin(MockIm im) throws Exception {
            assertThat(server.send("alice", "bob", "hello")).isZero();
            assertThat(im.messages("alice", "bob")).singleElement().satisfies(m -> assertThat(m.text())
                    .isEqualTo("hello"));
        }

        @Test
        @DisplayName("an ordinary user may not: 60010")
        void ordinaryUser() throws Exception {
            String userSig = server.login("alice");
            assertThat(server.call("im_open_login_svc/account_check", "alice", userSig, IS_BOB_THERE))
                    .isEqualTo(60010);
        }
    }

    @Nested
    @DisplayName("with UserSigs the test kit makes, by annotation")
    class OfTheTestKit {

        @Test
        @DisplayName("a valid UserSig is accepted")
        void valid(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.verify("alice", sig.text()).isAccepted()).isTrue();
        }

        @Test
        @DisplayName("an expired one is refused with 70001")
        void expired(@WithExpiredUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.verify("alice", sig.text()).code()).isEqualTo(70001);
        }

        @Test
        @DisplayName("somebody else's is refused with 70013")
        void somebodyElses(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.verify("bob", sig.text()).code()).isEqualTo(70013);
        }

        @Test
        @DisplayName("an app admin may call the REST API")
        void admin(@WithAdminUserSig UserSig sig) throws Exception {
            assertThat(server.call("im_open_login_svc/account_check", sig.userId(), sig.text(), IS_BOB_THERE))
                    .isZero();
        }

        @Test
        @DisplayName("an ordinary user may not: 60010")
        void ordinaryUser(@WithUserSig("alice") UserSig sig) throws Exception {
            assertThat(server.call("im_open_login_svc/account_check", "alice", sig.text(), IS_BOB_THERE))
                    .isEqualTo(60010);
        }
    }

    @Nested
    @DisplayName("a day later, without waiting")
    class ADayLater {

        @Test
        @WritesClock
        @DisplayName("the app server has made its admin a new UserSig, an hour before the old one expires")
        void adminUserSigIsRenewed(AppClock clock) throws Exception {
            String first = server.adminUserSig();

            clock.advance(Duration.ofHours(22));
            assertThat(server.adminUserSig()).isEqualTo(first);

            clock.advance(Duration.ofHours(1));
            assertThat(server.adminUserSig()).isNotEqualTo(first);
            assertThat(server.send("bob", "alice", "still here")).isZero();
        }
    }
}
