package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("The tenant's clock and admins are put back after each test,")
class PutBackTest {

    private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    @DisplayName("to how @BeforeAll has left them, also if the first test is what made the tenant")
    void putsThemBackAfterEachTest() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, MovingTestCases.class, FrozenForAllTestCases.class)
                        .passed())
                .isEqualTo(7);
    }

    @Test
    @DisplayName("and a user whom @WithAdminUserSig made an admin is one no longer, wherever it stood")
    void takesBackAdminsOfUserSigs() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, AdminTestCases.class).passed()).isEqualTo(8);
    }

    @Test
    @DisplayName("and after a nested class to how they were before it")
    void putsThemBackAfterANestedClass() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, AroundTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("but not while others of the class run: an admin stays one for as long as a test needs it")
    void leavesThemWhileOthersRun() {
        assertThat(Suite.run(ParallelTestCases.class).passed()).isEqualTo(60);
    }

    private static void assertThatTheClockIsRight(MockIm im) {
        assertThat(im.clock().now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @EnableMockIm
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class MovingTestCases {

        @Test
        void firstMovesTheClock(MockIm im) {
            im.clock().advance(Duration.ofDays(181));
            im.addAdmin("first");
        }

        @Test
        void secondFindsItRight(MockIm im) {
            assertThatTheClockIsRight(im);
            assertThat(im.admins()).containsExactly("administrator");
            im.clock().freezeAt(NEW_YEAR);
            im.removeAdmin("administrator");
        }

        @Test
        void thirdFindsItRight(MockIm im) {
            assertThatTheClockIsRight(im);
            assertThat(im.admins()).containsExactly("administrator");
        }
    }

    @EnableMockIm(admins = {"administrator", "boss"})
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class FrozenForAllTestCases {

        @BeforeAll
        static void freeze(MockIm im) {
            im.clock().freezeAt(NEW_YEAR);
            im.addAdmin("of-all");
        }

        @BeforeEach
        void aDayLater(MockIm im) {
            im.clock().advance(Duration.ofDays(1));
        }

        @RepeatedTest(4)
        void isOneDayLaterEachTime(MockIm im) {
            assertThat(im.clock().now()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(1)));
            assertThat(im.admins()).containsExactly("administrator", "boss", "of-all");
        }
    }

    @EnableMockIm(lenient = true)
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class AdminTestCases {

        AdminTestCases(@WithAdminUserSig("constructor") UserSig sig) {
            assertThat(sig.userId()).isEqualTo("constructor");
        }

        @Test
        void aParameter(@WithAdminUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.admins()).contains("alice", "constructor");
        }

        @ParameterizedTest
        @UserSigSource(
                users = {"bob", "carol"},
                admin = true)
        void bSource(String sig, MockIm im) {
            assertThat(im.admins()).containsAnyOf("bob", "carol");
        }

        @Test
        void cNobodyIsLeft(MockIm im) {
            assertThat(im.admins()).containsExactly("administrator", "constructor");
        }

        @Test
        void dTheOwnAdmin(@WithAdminUserSig UserSig sig, MockIm im) {
            assertThat(im.admins()).contains(sig.userId());
        }

        @Test
        void eTheOwnAdminStays(MockIm im) {
            assertThat(im.admins()).containsExactly("administrator", "constructor");
        }

        @Test
        void fTwice(@WithAdminUserSig("dave") UserSig one, @WithAdminUserSig("dave") UserSig other, MockIm im) {
            assertThat(im.admins()).contains("dave");
        }

        @Test
        void gNobodyIsLeft(MockIm im) {
            assertThat(im.admins()).doesNotContain("dave");
        }
    }

    @EnableMockIm
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class AroundTestCases {

        private final SdkApp app;

        AroundTestCases(SdkApp app, MockIm im) {
            this.app = app;
        }

        @Nested
        class Inside {
            @BeforeAll
            static void freeze(MockIm im) {
                im.clock().freezeAt(NEW_YEAR);
            }

            @Test
            void isFrozen(MockIm im) {
                assertThat(im.clock().now()).isEqualTo(NEW_YEAR);
            }
        }

        @Nested
        class Then {
            @Test
            void isRight(MockIm im) {
                assertThat(im.app()).isEqualTo(app);
                assertThatTheClockIsRight(im);
            }
        }
    }

    @EnableMockIm(lenient = true)
    static class ParallelTestCases {

        @RepeatedTest(30)
        void isAnAdmin(@WithAdminUserSig("alice") UserSig sig, MockIm im) throws InterruptedException {
            Thread.sleep(2);
            assertThat(im.admins()).contains("alice");
        }

        @RepeatedTest(30)
        void isAnAdminToo(@WithAdminUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.admins()).contains("alice");
        }
    }
}
