package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.junit5.internal.BackendChoice;
import io.github.usersig.junit5.internal.GivenTenant;
import io.github.usersig.junit5.internal.TenantSource;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

@DisplayName("A tenant that somebody lends to a test class")
class GivenTenantTest {

    private static MockImBackend backend;
    private static MockIm lent;

    private static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void startBackend() {
        backend = BackendChoice.provider("in-process").start();
        lent = backend.createTenant(SdkApp.random());
        lent.importAccounts("alice");
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    /** The tests with this work with the one tenant that is lent here. */
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Lender.class)
    @interface Borrowed {}

    static class Lender implements TenantSource, BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            TenantSource.register(context, this);
        }

        @Override
        public GivenTenant give(ExtensionContext owner) {
            String name = owner.getRequiredTestClass().getSimpleName();
            EVENTS.add("given to " + name);
            return new GivenTenant() {

                private final long start = lent.journalAfter(Long.MAX_VALUE).last();

                @Override
                public MockIm im() {
                    return lent;
                }

                @Override
                public long journalStart() {
                    return start;
                }

                @Override
                public void close() {
                    EVENTS.add("taken back from " + name);
                }
            };
        }
    }

    @Test
    @DisplayName("is what its tests get, the nested ones too, and is given back and not removed")
    void isLentAndGivenBack() {
        assertThat(Suite.run(BorrowingTestCases.class).passed()).isEqualTo(2);

        assertThat(EVENTS).containsExactly("given to BorrowingTestCases", "taken back from BorrowingTestCases");
        assertThat(lent.accounts()).hasSize(2);
    }

    @Test
    @DisplayName("is taken before the first test, even if none asks for it")
    void isTakenEvenIfNoTestAsksForIt() {
        assertThat(Suite.run(IndifferentTestCases.class).passed()).isEqualTo(1);

        assertThat(EVENTS)
                .containsExactly(
                        "given to IndifferentTestCases", "a test runs", "taken back from IndifferentTestCases");
    }

    @Test
    @DisplayName("does not let the calls of others before count for the tests of a class")
    void countsItsOwnCallsOnly() {
        lent.login("alice", lent.issueUserSig("alice").text());

        assertThat(Suite.run(IdleTestCases.class).failure()).hasMessageContaining("was never presented to the mock");
    }

    @Test
    @DisplayName("reports of a class that could not be set up only what was asked since it was lent")
    void reportsWhatWasAskedSinceItWasLent() {
        lent.login("alice", "asked before");

        Throwable failure = Suite.run(UnreadyTestCases.class).failure();

        assertThat(failure.getSuppressed()).anySatisfy(report -> assertThat(report)
                .hasMessageContaining("the mock was asked before the first test")
                .hasMessageContaining("alice login -> 0")
                .hasMessageNotContaining("70003"));
    }

    @Borrowed
    @EnableMockIm
    static class BorrowingTestCases {

        @Test
        void hasIt(MockIm im, SdkApp app, @WithUserSig("alice") UserSig sig) {
            assertThat(im).isSameAs(lent);
            assertThat(app).isEqualTo(lent.app());
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        }

        @Nested
        class Inside {

            @Test
            void hasItToo(MockIm im) {
                assertThat(im).isSameAs(lent);
            }
        }
    }

    @Borrowed
    @EnableMockIm
    static class IndifferentTestCases {

        @Test
        void runs() {
            EVENTS.add("a test runs");
        }
    }

    @Borrowed
    @EnableMockIm
    static class IdleTestCases {

        @Test
        void presentsNothing(@WithUserSig("alice") UserSig sig) {
            assertThat(sig).isNotNull();
        }
    }

    @Borrowed
    @EnableMockIm
    static class UnreadyTestCases {

        @BeforeAll
        static void fail(MockIm im) {
            im.login("alice", im.issueUserSig("alice").text());
            throw new IllegalStateException("not set up");
        }

        @Test
        void neverRuns() {}
    }
}
