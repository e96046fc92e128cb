package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImSource;
import io.github.usersig.mockim.server.MockImServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("A mock that a test class keeps in a field")
class OwnMockTest {

    private static final MockImServer SERVER = MockImServer.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    @DisplayName(
            "is what UserSigs are for, and is injected, in nested classes too; it is there when the class has ended")
    void isWhatUserSigsAreFor() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, StaticFieldTestCases.class).passed())
                .isEqualTo(3);
        assertThat(StaticFieldTestCases.IM.accounts()).isNotEmpty();
        assertThat(StaticFieldTestCases.IM.admins()).containsExactly("administrator");
    }

    @Test
    @DisplayName("may be in an instance field, and then each test has its own")
    void mayBeInAnInstanceField() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, InstanceFieldTestCases.class).passed())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("makes tests strict, counting what this class has asked, and nothing that others had before")
    void makesTestsStrict() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, NeverPresentedTestCases.class);

        assertThat(suite.failed()).containsExactly("neverPresents(UserSig)");
        assertThat(suite.failure()).hasMessageContaining("was never presented to the mock");
        assertThat(Suite.run(LenientTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("is told apart from a tenant of the class, from another mock, and from what is none")
    void isToldApart() {
        assertThat(Suite.run(BothTestCases.class).failure())
                .hasMessageContainingAll(
                        "is given a back end twice",
                        "the mock in its field own: keep @EnableMockIm on the field alone");
        assertThat(Suite.run(TwoTestCases.class).failure())
                .hasMessageContainingAll("has 2 mocks, in the fields [one, other]", "put @EnableMockIm on one of them");
        assertThat(Suite.run(NoMockTestCases.class).failure())
                .hasMessageContainingAll("is for a mock that the class has itself", "not a java.lang.String");
        assertThat(Suite.run(AttributesTestCases.class).failure())
                .hasMessageContainingAll("this one is there already", "the annotation on a field takes lenient alone");
        assertThat(Suite.run(NotStartedTestCases.class).failure())
                .hasMessageContainingAll(
                        "NotStartedTestCases.own] cannot be used yet: it has not been started. Start it before",
                        "@Testcontainers on the class and @Container on the field");
    }

    private static MockIm tenant() {
        return SERVER.createTenant(SdkApp.random());
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class StaticFieldTestCases {

        @EnableMockIm
        static final MockIm IM = tenant();

        @BeforeAll
        static void isInjected(MockIm im) {
            assertThat(im).isSameAs(IM);
        }

        @Test
        void acceptsItsUserSig(@WithUserSig("alice") UserSig sig, SdkApp app) {
            assertThat(app).isEqualTo(IM.app());
            assertThat(IM.login("alice", sig.text()).isAccepted()).isTrue();
        }

        @Test
        void refusesAnExpiredOne(@WithExpiredUserSig(value = "boss", admin = true) UserSig sig) {
            assertThat(IM.login("boss", sig.text()).code()).isEqualTo(70001);
        }

        @Nested
        class Inside {
            @Test
            void isTheSame(@WithRevokedUserSig("carol") UserSig sig, MockIm im) {
                assertThat(im).isSameAs(IM);
                assertThat(im.login("carol", sig.text()).code()).isEqualTo(70052);
            }
        }
    }

    static class InstanceFieldTestCases {

        @EnableMockIm
        final MockImSource own = new MockImSource() {
            private final MockIm im = tenant();

            @Override
            public MockIm mockIm() {
                return im;
            }
        };

        @Test
        void hasItsOwn(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im).isSameAs(own.mockIm());
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
            assertThat(im.journal().size()).isEqualTo(1);
        }

        @Test
        void hasItsOwnToo(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
            assertThat(im.journal().size()).isEqualTo(1);
        }
    }

    static class NeverPresentedTestCases {
        @EnableMockIm
        static final MockIm IM = tenant();

        @Test
        void neverPresents(@WithUserSig("alice") UserSig sig) {
            assertThat(sig.userId()).isEqualTo("alice");
        }
    }

    static class LenientTestCases {
        @EnableMockIm(lenient = true)
        static final MockIm IM = tenant();

        @Test
        void neverPresents(@WithUserSig("alice") UserSig sig) {
            assertThat(sig.userId()).isEqualTo("alice");
        }
    }

    @EnableMockIm
    static class BothTestCases {
        @EnableMockIm
        static final MockIm own = tenant();

        @Test
        void neverRuns(MockIm im) {}
    }

    static class TwoTestCases {
        @EnableMockIm
        static final MockIm one = tenant();

        @EnableMockIm
        static final MockIm other = tenant();

        @Test
        void neverRuns(MockIm im) {}
    }

    static class NoMockTestCases {
        @EnableMockIm
        static final String NONE = "";

        @Test
        void neverRuns(MockIm im) {}
    }

    static class AttributesTestCases {
        @EnableMockIm(accounts = "alice")
        static final MockIm IM = tenant();

        @Test
        void neverRuns(MockIm im) {}
    }

    static class NotStartedTestCases {
        @EnableMockIm
        static final MockImSource own = () -> {
            throw new IllegalStateException("it has not been started");
        };

        @Test
        void neverRuns(@WithUserSig("alice") UserSig sig) {}
    }
}
