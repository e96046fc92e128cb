package com.acme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.BadUserSigSource;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.MockImExtension;
import io.github.usersig.junit5.UserSigKind;
import io.github.usersig.junit5.UserSigSource;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The code that docs/junit5.md shows, as it stands there. */
@DisplayName("The examples of docs/junit5.md")
class Junit5PageIT {

    @Nested
    @EnableMockIm(accounts = {"alice", "bob"})
    class LoginTest {

        @Test
        void acceptsAValidUserSig(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        }

        @Test
        void refusesAnExpiredUserSig(@WithExpiredUserSig("alice") ImCredentials alice, MockIm im) {
            assertThat(im.login(alice.userId(), alice.userSig()).code()).isEqualTo(70001);
        }
    }

    @Nested
    @EnableMockIm
    class Attributes {

        @Test
        void refreshesInTime(
                @WithUserSig(value = "alice", validFor = "P7D", issuedAgo = "P6D") UserSig aDayLeft, MockIm im) {
            assertThat(im.login("alice", aDayLeft.text()).reason()).contains("valid for another");
        }

        @Nested
        @WithUserSig("alice")
        class AliceTest {

            @Test
            void acceptsAValidUserSig(UserSig sig, MockIm im) {
                assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
            }

            @Test
            @WithExpiredUserSig
            void refusesAnExpiredUserSig(UserSig sig, MockIm im) {
                assertThat(im.login("alice", sig.text()).code()).isEqualTo(70001);
            }
        }

        @Test
        void noticesThatTheServersOwnHasExpired(@WithExpiredUserSig(admin = true) ImCredentials admin, MockIm im) {
            assertThat(im.login(admin.userId(), admin.userSig()).code()).isEqualTo(70001);
        }

        @Test
        void refusesAFormerEmployee(@FormerEmployee("dave") UserSig sig, MockIm im) {
            assertThat(im.login("dave", sig.text()).code()).isEqualTo(70001);
        }

        @ParameterizedTest
        @UserSigSource(
                users = "alice",
                kinds = {UserSigKind.EXPIRED, UserSigKind.TAMPERED, UserSigKind.REVOKED})
        void refusesTheKindsThatAreNamed(ImCredentials bad, int code, MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }

        @ParameterizedTest
        @BadUserSigSource
        void refusesWhateverIsBad(ImCredentials bad, int code, MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WithUserSig(kind = UserSigKind.EXPIRED, validFor = "P7D")
    @interface FormerEmployee {
        String value();
    }

    @Nested
    class InCode {

        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder()
                .app(SdkApp.of(1400000000, "the key in our test configuration"))
                .accounts("alice", "bob")
                .setUp(im -> im.sessions().setOnline("alice", "Web"))
                .build();

        @DynamicPropertySource
        static void properties(DynamicPropertyRegistry registry) {
            registry.add("im.endpoint", IM::endpoint);
            registry.add("im.sdk-app-id", () -> IM.app().sdkAppId());
        }

        @Test
        void isSetUp(MockIm im) {
            assertThat(im.app().sdkAppId()).isEqualTo(1400000000);
            assertThat(im.accounts()).hasSize(3);
        }
    }

    @Test
    @FreezeClock
    void isRenewedAnHourBeforeItExpires(AppClock clock) {
        TokenCache cache = new TokenCache(Duration.ofDays(1));
        String first = cache.token();

        clock.advance(Duration.ofHours(22));
        assertThat(cache.token()).isEqualTo(first);

        clock.advance(Duration.ofHours(1));
        assertThat(cache.token()).isNotEqualTo(first);
    }
}
