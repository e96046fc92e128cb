package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A UserSig that is injected")
class NewTextsTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    @Test
    @DisplayName(
            "is never one that an earlier test was given, whatever that did with it, though the second is the same")
    void isNeverOneOfAnEarlierTest() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, RevokingTestCases.class).passed())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("is never one of another class with the same app, either")
    void isNeverOneOfAnotherClass() {
        SEEN.clear();

        assertThat(Suite.run(Suite.ONE_BY_ONE, FirstOfOneAppTestCases.class, SecondOfOneAppTestCases.class)
                        .passed())
                .isEqualTo(2);
        assertThat(SEEN).hasSize(2);
    }

    @Test
    @DisplayName("is valid after a kick in the same second, and after one a second ahead")
    void isValidAfterAKick() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, KickingTestCases.class).passed()).isEqualTo(5);
    }

    @Test
    @DisplayName("with both times fixed is that very text, and an error once that is revoked")
    void isThatTextIfBothTimesAreFixed() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, FixedTestCases.class);

        assertThat(suite.passedTests()).isEqualTo(3);
        assertThat(suite.failed()).containsExactly("gotRevoked(UserSig)");
        assertThat(suite.failure())
                .hasMessageContainingAll(
                        "@WithUserSig asks for a UserSig of alice that is valid",
                        "the mock would refuse it with 70052: this one was revoked",
                        "Leave issuedAgo or validFor out, use another user, or say kind = REVOKED");
    }

    @Test
    @DisplayName("that the test wants issued before a kick is an error, for it would not be valid")
    void isAnErrorIfAKickCoversIt() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, OldTestCases.class);

        assertThat(suite.failed()).containsExactly("issuedBeforeTheKick(String)", "withAFixedValidity(String)");
        assertThat(suite.failures()).allSatisfy(failure -> assertThat(failure)
                .hasMessageContainingAll("issued before the user was kicked at 2030", "Leave its times out"));
    }

    @Test
    @DisplayName("is new each time, however many are wanted in a second")
    void isNewHoweverManyAreWanted() {
        SEEN.clear();

        assertThat(Suite.run(ManyTestCases.class).passed()).isEqualTo(2_000);
        assertThat(SEEN).hasSize(4_000);
    }

    private static MockImExtension frozen() {
        return MockImExtension.builder()
                .lenient()
                .setUp(im -> im.clock().freezeAt(NOW))
                .build();
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class RevokingTestCases {

        @RegisterExtension
        static final MockImExtension IM = frozen();

        @Test
        @Order(1)
        void revokesIt(@WithUserSig("alice") UserSig sig, MockIm im) {
            im.importAccounts("alice");
            im.revoke(sig);
            assertThat(im.login("alice", sig.text()).code()).isEqualTo(70052);
        }

        @Test
        @Order(2)
        void logsIn(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).code()).isZero();
            assertThat(sig.issuedAt()).isEqualTo(NOW);
            assertThat(sig.validity()).isEqualTo(Duration.ofDays(180).plusSeconds(1));
        }

        @Test
        @Order(3)
        void logsInOnceMore(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).code()).isZero();
            assertThat(sig.validity()).isEqualTo(Duration.ofDays(180).plusSeconds(2));
        }
    }

    private static final SdkApp ONE_APP = SdkApp.random();

    private static MockImExtension ofOneApp() {
        return MockImExtension.builder()
                .app(ONE_APP)
                .lenient()
                .setUp(im -> im.clock().freezeAt(NOW))
                .build();
    }

    static class FirstOfOneAppTestCases {
        @RegisterExtension
        static final MockImExtension IM = ofOneApp();

        @Test
        void sees(@WithUserSig("alice") String sig) {
            SEEN.add(sig);
        }
    }

    static class SecondOfOneAppTestCases {
        @RegisterExtension
        static final MockImExtension IM = ofOneApp();

        @Test
        void sees(@WithUserSig("alice") String sig) {
            SEEN.add(sig);
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class KickingTestCases {

        @RegisterExtension
        static final MockImExtension IM = frozen();

        @Test
        @Order(1)
        void kicks(@WithUserSig("alice") String sig, MockIm im) {
            im.importAccounts("alice");
            im.login("alice", sig);
            im.kick("alice");
            assertThat(im.login("alice", sig).code()).isEqualTo(70052);
        }

        @Test
        @Order(2)
        void logsIn(@WithUserSig("alice") String sig, MockIm im) {
            assertThat(im.login("alice", sig).code()).isZero();
        }

        @Test
        @Order(3)
        void hasAMinuteLeft(@WithExpiringUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).code()).isZero();
            assertThat(Duration.between(NOW, sig.expiresAt()))
                    .isBetween(Duration.ofSeconds(58), Duration.ofSeconds(62));
        }

        @Test
        @Order(4)
        void kicksASecondAhead(MockIm im) {
            im.kick("alice", NOW.plusSeconds(1));
        }

        @Test
        @Order(5)
        void takesTheNextSecond(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).code()).isZero();
            assertThat(sig.issuedAt()).isEqualTo(NOW.plusSeconds(1));
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class FixedTestCases {

        @RegisterExtension
        static final MockImExtension IM = frozen();

        private static final Set<String> TEXTS = ConcurrentHashMap.newKeySet();

        @Test
        @Order(1)
        void first(@WithUserSig(value = "alice", validFor = "P7D", issuedAgo = "P1D") String sig) {
            TEXTS.add(sig);
        }

        @Test
        @Order(2)
        void second(@WithUserSig(value = "alice", validFor = "P7D", issuedAgo = "P1D") String sig) {
            TEXTS.add(sig);
            assertThat(TEXTS).hasSize(1);
        }

        @Test
        @Order(3)
        void revokes(@WithUserSig(value = "alice", validFor = "P7D", issuedAgo = "P1D") UserSig sig, MockIm im) {
            im.importAccounts("alice");
            im.revoke(sig);
        }

        @Test
        @Order(4)
        void gotRevoked(@WithUserSig(value = "alice", validFor = "P7D", issuedAgo = "P1D") UserSig sig) {}

        @AfterAll
        static void clear() {
            TEXTS.clear();
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class OldTestCases {

        @RegisterExtension
        static final MockImExtension IM = frozen();

        @BeforeEach
        void kick(MockIm im) {
            im.importAccounts("alice");
            im.kick("alice");
        }

        @Test
        void issuedBeforeTheKick(@WithUserSig(value = "alice", issuedAgo = "PT1H") String sig) {}

        @Test
        void withAFixedValidity(
                @WithUserSig(value = "alice", kind = UserSigKind.EXPIRING_SOON, validFor = "P7D") String sig) {}
    }

    static class ManyTestCases {

        @RegisterExtension
        static final MockImExtension IM = frozen();

        @RepeatedTest(2_000)
        void sees(@WithUserSig("alice") String good, @WithExpiredUserSig("alice") UserSig expired) {
            SEEN.add(good);
            SEEN.add(expired.text());
            assertThat(expired.expiresAt()).isBefore(NOW);
        }
    }
}
