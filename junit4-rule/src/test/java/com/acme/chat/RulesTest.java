package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.junit5.WithAdminUserSig;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.server.MockImServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.Ignore;
import org.junit.experimental.ParallelComputer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@DisplayName("Tests of JUnit 4 with our two rules")
class RulesTest {

    @Test
    @DisplayName("are given what fields ask for, new for each test; an admin among them; by a superclass's rules, too")
    void areGivenWhatFieldsAskFor() {
        Fields.SEEN.clear();

        assertThat(JUnit4Run.of(Fields.class).passed()).isEqualTo(2);
        assertThat(Fields.SEEN).doesNotHaveDuplicates().hasSize(4);
    }

    @EnableMockIm
    public static class Fields extends Ruled {
        static final List<String> SEEN = new CopyOnWriteArrayList<>();

        @WithUserSig("alice")
        UserSig alice;

        @WithAdminUserSig("boss")
        ImCredentials admin;

        MockIm im;
        SdkApp app;

        @org.junit.Test
        public void one() {
            present();
        }

        @org.junit.Test
        public void another() {
            present();
        }

        private void present() {
            assertThat(im.login("alice", alice.text()).isAccepted()).isTrue();
            assertThat(im.login("boss", admin.userSig()).isAccepted()).isTrue();
            assertThat(im.admins()).contains("boss");
            assertThat(app).isEqualTo(im.app());
            SEEN.add(alice.text());
            SEEN.add(admin.userSig());
        }
    }

    @Test
    @DisplayName("fail as a class if a UserSig was never presented in any of them, and not before the last has passed")
    void failIfAUserSigWasNeverPresented() {
        JUnit4Run run = JUnit4Run.of(NeverPresented.class);

        assertThat(run.result().getRunCount()).isEqualTo(2);
        assertThat(run.failure()).isInstanceOf(AssertionError.class).hasMessageContainingAll("was never presented");
        assertThat(run.messages()).singleElement().asString().contains("NeverPresented.alice]", "@WithUserSig");
    }

    @EnableMockIm
    public static class NeverPresented extends Ruled {
        @WithUserSig("alice")
        UserSig alice;

        @org.junit.Test
        public void one() {
            assertThat(alice).isNotNull();
        }

        @org.junit.Test
        public void another() {}
    }

    @Test
    @DisplayName(
            "fail as a class, after @AfterClass, if a bad UserSig was presented and never refused for what is wrong")
    void failIfABadOneWasNeverRefused() {
        assertThat(JUnit4Run.of(NeverRefused.class).messages())
                .singleElement()
                .asString()
                .contains("expired", "never refused with 70001 USERSIG_EXPIRED");
    }

    @EnableMockIm
    public static class NeverRefused extends Ruled {
        @WithExpiredUserSig("alice")
        UserSig alice;

        MockIm im;

        @org.junit.Test
        public void test() {
            im.login("bob", alice.text());
        }

        @AfterClass
        public static void usesTheTenantStill() {
            assertThat(USER_SIG.mockIm().journal().size()).isPositive();
        }
    }

    @Test
    @DisplayName("that fail have in their stack trace what the mock was asked, and are complained of no further")
    void thatFailHaveTheJournal() {
        Throwable failure = JUnit4Run.of(Failing.class).failure();

        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("our own");
        assertThat(failure.getSuppressed())
                .singleElement()
                .asString()
                .contains("the mock was asked during this test", "alice");
    }

    @EnableMockIm
    public static class Failing extends Ruled {
        @WithUserSig("bob")
        UserSig neverPresented;

        MockIm im;

        @org.junit.Test
        public void test() {
            im.login("alice", "no UserSig at all");
            throw new IllegalStateException("our own");
        }
    }

    @Test
    @DisplayName("have a tenant that is removed after the class")
    void haveATenantThatIsRemoved() {
        assertThat(JUnit4Run.of(Tenant.class).passed()).isEqualTo(1);

        assertThatThrownBy(() -> Tenant.used.journal()).isInstanceOf(MockImException.class);
    }

    @EnableMockIm
    public static class Tenant extends Ruled {
        static MockIm used;

        @BeforeClass
        public static void isThereBeforeAllTests() {
            used = USER_SIG.mockIm();
            used.journal();
        }

        @org.junit.Test
        public void test() {
            assertThat(USER_SIG.mockIm()).isSameAs(used);
        }
    }

    @Test
    @DisplayName("have a tenant each, if so asked, which the rule tells, too")
    void haveATenantEach() {
        assertThat(JUnit4Run.of(TenantEach.class).passed()).isEqualTo(2);
        assertThat(TenantEach.SEEN).doesNotHaveDuplicates().hasSize(2);
    }

    @EnableMockIm(tenantPer = TenantPer.METHOD)
    public static class TenantEach extends Ruled {
        static final List<Long> SEEN = new ArrayList<>();

        MockIm im;

        @org.junit.Test
        public void one() {
            SEEN.add(im.app().sdkAppId());
            assertThat(USER_SIG.mockIm().app()).isEqualTo(im.app());
        }

        @org.junit.Test
        public void another() {
            one();
        }
    }

    @Test
    @DisplayName("work with a mock of their own, in a field with @EnableMockIm")
    void workWithAMockOfTheirOwn() {
        assertThat(JUnit4Run.of(OwnMock.class).passed()).isEqualTo(1);
    }

    public static class OwnMock extends Ruled {
        @EnableMockIm
        static MockIm own;

        static MockImServer server;

        @WithUserSig("alice")
        UserSig alice;

        // A class rule of the class's own would do it, too: it has to begin before ours.
        static {
            server = MockImServer.start();
            own = server.createTenant(SdkApp.random());
        }

        @org.junit.Test
        public void test() {
            assertThat(own.login("alice", alice.text()).isAccepted()).isTrue();
            assertThat(USER_SIG.mockIm().app()).isEqualTo(own.app());
        }

        @AfterClass
        public static void stop() {
            server.close();
        }
    }

    @Test
    @DisplayName("are one test for each run of a parameterized class, and judged when all have run")
    void areOneForEachRunOfAParameterizedClass() {
        assertThat(JUnit4Run.of(Rows.class).passed()).isEqualTo(3);
        assertThat(JUnit4Run.of(RowsThatPresentNothing.class).messages())
                .singleElement()
                .asString()
                .contains("never presented");
    }

    @EnableMockIm
    @RunWith(Parameterized.class)
    public static class Rows extends Ruled {
        @Parameterized.Parameter
        public String row;

        @WithUserSig("alice")
        UserSig alice;

        MockIm im;

        @Parameterized.Parameters
        public static List<String> rows() {
            return List.of("first", "second", "third");
        }

        @org.junit.Test
        public void onlyTheLastPresents() {
            if (row.equals("third")) {
                im.login("alice", alice.text());
            }
        }
    }

    public static class RowsThatPresentNothing extends Rows {
        @Override
        public void onlyTheLastPresents() {}
    }

    @Test
    @DisplayName("are not judged while one is ignored, which may be the one that presents: that is logged")
    void areNotJudgedWhileOneIsIgnored() {
        List<String> logged = new ArrayList<>();

        logging(logged, () -> assertThat(JUnit4Run.of(WithOneIgnored.class).passed())
                .isEqualTo(1));

        assertThat(logged)
                .singleElement()
                .asString()
                .contains("WithOneIgnored", "not judged, because a test is disabled", "never presented");
    }

    @EnableMockIm
    public static class WithOneIgnored extends Ruled {
        @WithUserSig("alice")
        UserSig alice;

        @org.junit.Test
        public void test() {}

        @Ignore("until the server is up")
        @org.junit.Test
        public void ignored() {}
    }

    private static void logging(List<String> logged, Runnable action) {
        Logger logger = Logger.getLogger("io.github.usersig.junit5");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    @DisplayName("have neither failed nor passed where an assumption does not hold, with no journal and no complaint")
    void haveNeitherFailedNorPassedWhereAnAssumptionDoesNotHold() {
        JUnit4Run run = JUnit4Run.of(Assuming.class);

        assertThat(run.result().getFailures()).isEmpty();
        assertThat(run.result().getAssumptionFailureCount()).isEqualTo(1);
    }

    @EnableMockIm
    public static class Assuming extends Ruled {
        @WithUserSig("alice")
        UserSig alice;

        @org.junit.Test
        public void test() {
            Assume.assumeTrue("on a weekday", alice == null);
        }
    }

    @Test
    @DisplayName("may expect an exception, or have a time limit and so a thread of their own")
    void mayExpectAnException() {
        assertThat(JUnit4Run.of(Expecting.class).passed()).isEqualTo(2);
    }

    @EnableMockIm
    public static class Expecting extends Ruled {
        @WithUserSig("alice")
        UserSig alice;

        MockIm im;

        @org.junit.Test(expected = IllegalStateException.class)
        public void expecting() {
            throw new IllegalStateException();
        }

        @org.junit.Test(timeout = 30_000)
        public void limited() {
            assertThat(im.login("alice", alice.text()).isAccepted()).isTrue();
        }
    }

    @Test
    @DisplayName("may be run at once, classes and tests of one class")
    void mayBeRunAtOnce() {
        assertThat(new JUnit4Run(new JUnitCore()
                                .run(
                                        new ParallelComputer(true, true),
                                        LoginTest.class,
                                        Fields.class,
                                        Expecting.class,
                                        Tenant.class))
                        .passed())
                .isEqualTo(8);
    }

    @Test
    @DisplayName("ask the rule for nothing while no class is run, nor for what the class does not have")
    void askTheRuleForNothingThatIsNotThere() {
        assertThatThrownBy(Ruled.USER_SIG::mockIm)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no class with it runs now");
        assertThat(JUnit4Run.of(AsksForMore.class).messages())
                .containsExactlyInAnyOrder(
                        "mockIm() of a UserSigClassRule was called in a class that has none: put @EnableMockIm on it",
                        "clock() of a UserSigClassRule was called in a class that has none: put @FreezeClock, @WithClockSkew or @WritesClock on it, or on the test that is run");
    }

    public static class AsksForMore extends Ruled {
        @org.junit.Test
        public void forTheMock() {
            USER_SIG.mockIm();
        }

        @org.junit.Test
        public void forTheClock() {
            USER_SIG.clock();
        }
    }
}
