package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("@EnableMockIm")
class EnableMockImTest {

    /** What the test cases below saw; each suite uses its own. */
    private static final Map<String, List<MockIm>> SEEN = new ConcurrentHashMap<>();

    private static void saw(String suite, MockIm im) {
        SEEN.computeIfAbsent(suite, key -> new CopyOnWriteArrayList<>()).add(im);
    }

    private static List<MockIm> seen(String suite) {
        return SEEN.getOrDefault(suite, List.of());
    }

    @Test
    @DisplayName("gives a class one tenant with the admins and accounts it names")
    void givesAClassOneTenantAsItSays() {
        assertThat(Suite.run(SettingsTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("lets the tenant accept and refuse injected UserSigs")
    void acceptsAndRefusesInjectedUserSigs() {
        assertThat(Suite.run(VerdictTestCases.class).passed()).isEqualTo(3);
    }

    @Test
    @DisplayName("gives every class a tenant of its own, on one server for the run")
    void givesEveryClassATenantOfItsOwn() {
        assertThat(Suite.run(FirstClassTestCases.class, SecondClassTestCases.class)
                        .passed())
                .isEqualTo(3);
        assertThat(seen("per class")).extracting(im -> im.app().sdkAppId()).hasSize(3);
        assertThat(seen("per class"))
                .extracting(im -> im.app().sdkAppId())
                .containsOnly(
                        seen("first class").get(0).app().sdkAppId(),
                        seen("second class").get(0).app().sdkAppId())
                .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(2));
        assertThat(seen("per class").stream().map(MockIm::endpoint).distinct()).hasSize(1);
    }

    @Test
    @DisplayName("counts for nested classes at every depth, unless they have their own")
    void countsForNestedClassesAtEveryDepth() {
        assertThat(Suite.run(OuterTestCases.class).passed()).isEqualTo(5);
        long outer = seen("outer").get(0).app().sdkAppId();
        assertThat(seen("shares")).extracting(im -> im.app().sdkAppId()).containsOnly(outer);
        assertThat(seen("own")).extracting(im -> im.app().sdkAppId()).doesNotContain(outer);
        assertThat(seen("inside own"))
                .extracting(im -> im.app().sdkAppId())
                .containsExactly(seen("own").get(0).app().sdkAppId());
    }

    @Test
    @DisplayName("keeps nested siblings and the ones inside them apart, each with settings of its own")
    void keepsNestedSiblingsApart() {
        assertThat(Suite.run(SiblingsTestCases.class).passed()).isEqualTo(4);
    }

    @EnableMockIm(accounts = "outer", lenient = true)
    static class SiblingsTestCases {
        private static void assertHolds(MockIm im, String account) {
            assertThat(im.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("administrator", account);
        }

        @Test
        void seesTheOuterTenant(@WithUserSig("alice") String unused, MockIm im) {
            assertHolds(im, "outer");
        }

        @Nested
        @EnableMockIm(accounts = "one")
        class One {
            @Test
            void seesTheTenantOfOne(MockIm im) {
                assertHolds(im, "one");
            }

            @Nested
            @EnableMockIm(accounts = "inside-one", tenantPer = TenantPer.METHOD)
            class Inside {
                @Test
                void seesTheTenantInsideOne(MockIm im) {
                    assertHolds(im, "inside-one");
                }
            }
        }

        @Nested
        @EnableMockIm(accounts = "two")
        class Two {
            @Test
            void seesTheTenantOfTwo(MockIm im) {
                assertHolds(im, "two");
            }
        }
    }

    @Test
    @DisplayName("is inherited by subclasses, each with its own tenant")
    void isInheritedBySubclasses() {
        assertThat(Suite.run(InheritingTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("works in PER_CLASS classes, whose constructor comes before everything else")
    void worksInPerClassClasses() {
        assertThat(Suite.run(PerClassTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("starts no server for a class that never asks for one")
    void startsNoServerThatNobodyAsksFor() {
        assertThat(Suite.run(
                                Map.of(SharedBackend.BACKEND_PARAMETER, "there is no such back end"),
                                NeverAskingTestCases.class)
                        .passed())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("takes the tenant away after the class, and stops the server after the run")
    void takesTheTenantAwayAfterTheClass() {
        assertThat(Suite.run(CleanUpTestCases.class).passed()).isEqualTo(1);
        MockIm im = seen("clean up").get(0);
        assertThat(Ports.isOpen(im.endpoint())).isFalse();
    }

    @Test
    @DisplayName("publishes what the mock was asked when a test fails, and only then")
    void publishesTheJournalWhenATestFails() {
        Suite suite = Suite.run(FailingTestCases.class);
        assertThat(suite.failures()).hasSize(1);
        assertThat(suite.journal()).singleElement().asString().contains("carol", "70013");
    }

    @Test
    @DisplayName("publishes it always or never, if told so")
    void publishesTheJournalAlwaysOrNever() {
        // One method after the other: concurrent methods of a class share its tenant, and so its journal.
        Suite always = Suite.run(
                Map.of("usersig.mock-im.journal", "always", "junit.jupiter.execution.parallel.enabled", "false"),
                VerdictTestCases.class);
        assertThat(always.journal()).hasSize(3).anySatisfy(line -> assertThat(line)
                .contains("alice login -> 70001 expired 1 h ago"));
        assertThat(Suite.run(Map.of("usersig.mock-im.journal", "never"), FailingTestCases.class)
                        .journal())
                .isEmpty();
    }

    @Nested
    @DisplayName("configured wrongly")
    class Misuse {

        @Test
        @DisplayName("a back end that is not on the class path: says which there are")
        void saysWhichBackEndsThereAre() {
            assertThat(Suite.run(Map.of("usersig.mock-im.backend", "moon"), CleanUpTestCases.class)
                            .failure())
                    .hasMessageContainingAll(
                            "\"moon\"", "[in-process]", "usersig.mock-im.backend", "USERSIG_MOCK_IM_BACKEND");
        }

        @Test
        @DisplayName("an unknown word for the journal: says which there are")
        void saysWhichJournalWordsThereAre() {
            assertThat(Suite.run(Map.of("usersig.mock-im.journal", "sometimes"), CleanUpTestCases.class)
                            .failures())
                    .first()
                    .asString()
                    .contains("usersig.mock-im.journal=sometimes", "on-failure, always, never");
        }

        @Test
        @DisplayName("a MockIm parameter without the annotation: JUnit says that nobody resolves it")
        void resolvesNoMockImWithoutTheAnnotation() {
            assertThat(Suite.run(WithoutAnnotationTestCases.class).failure()).hasMessageContaining("MockIm");
        }

        @Test
        @DisplayName("more than ten admins: says so")
        void refusesMoreThanTenAdmins() {
            assertThat(Suite.run(TooManyAdminsTestCases.class).failure())
                    .hasMessageContainingAll("11 admins", "at most 10");
        }
    }

    @EnableMockIm(
            admins = {"ops", "boss"},
            accounts = {"alice", "bob"})
    static class SettingsTestCases {
        @Test
        void hasTheAdmins(MockIm im, SdkApp app) {
            assertThat(im.admins()).containsExactly("ops", "boss");
            assertThat(im.app()).isEqualTo(app);
        }

        @Test
        void hasTheAccounts(MockIm im) {
            assertThat(im.accounts()).extracting(Account::userId).contains("alice", "bob");
        }
    }

    @EnableMockIm
    static class VerdictTestCases {
        @Test
        void acceptsAlice(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).code()).isZero();
        }

        @Test
        void refusesAnExpiredUserSig(@WithExpiredUserSig("alice") String sig, MockIm im) {
            assertThat(im.login("alice", sig).code()).isEqualTo(70001);
        }

        @Test
        void acceptsANewAdmin(@WithAdminUserSig("deputy") UserSig sig, MockIm im) {
            assertThat(im.admins()).contains("administrator", "deputy");
            assertThat(im.login("deputy", sig.text()).isAccepted()).isTrue();
        }
    }

    @EnableMockIm
    static class FirstClassTestCases {
        @Test
        void seesTheTenantOfTheClass(MockIm im) {
            saw("per class", im);
            saw("first class", im);
        }

        @Test
        void seesTheTenantOfTheClassAgain(MockIm im) {
            saw("per class", im);
            saw("first class", im);
        }
    }

    @EnableMockIm
    static class SecondClassTestCases {
        @Test
        void seesTheTenantOfTheClass(MockIm im) {
            saw("per class", im);
            saw("second class", im);
        }
    }

    @EnableMockIm(accounts = "outer-account")
    static class OuterTestCases {
        @BeforeEach
        void beforeEach(MockIm im) {
            assertThat(im.accounts()).isNotEmpty();
        }

        @Test
        void seesTheOuterTenant(MockIm im) {
            saw("outer", im);
        }

        @Nested
        class Shares {
            @Test
            void sharesTheOuterTenant(MockIm im) {
                saw("shares", im);
            }

            @Nested
            class Deeper {
                @Test
                void sharesTheOuterTenant(MockIm im) {
                    saw("shares", im);
                }
            }
        }

        @Nested
        @EnableMockIm(accounts = "nested-account")
        class Own {
            @Test
            void hasATenantOfItsOwn(MockIm im) {
                saw("own", im);
                assertThat(im.accounts())
                        .extracting(Account::userId)
                        .contains("nested-account")
                        .doesNotContain("outer-account");
            }

            @Nested
            class InsideOwn {
                @Test
                void sharesTheOwn(MockIm im) {
                    saw("inside own", im);
                }
            }
        }
    }

    @EnableMockIm(accounts = "from-the-base")
    abstract static class BaseTestCases {}

    static class InheritingTestCases extends BaseTestCases {
        @Test
        void inheritsTheAccounts(MockIm im) {
            assertThat(im.accounts()).extracting(Account::userId).contains("from-the-base");
        }
    }

    @EnableMockIm
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCases {
        private final MockIm fromConstructor;

        PerClassTestCases(MockIm im) {
            this.fromConstructor = im;
        }

        @Test
        void seesTheTenantOfTheConstructor(MockIm im) {
            assertThat(im.app()).isEqualTo(fromConstructor.app());
        }
    }

    @EnableMockIm
    static class NeverAskingTestCases {
        @Test
        void asksForNothing() {
            assertThat(SEEN).isNotNull();
        }
    }

    @EnableMockIm
    static class CleanUpTestCases {
        @Test
        void seesTheServerOpen(MockIm im) {
            saw("clean up", im);
            assertThat(Ports.isOpen(im.endpoint())).isTrue();
        }
    }

    @EnableMockIm
    static class FailingTestCases {
        @Test
        void fails(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("carol", sig.text()).isAccepted()).isTrue();
        }
    }

    static class WithoutAnnotationTestCases {
        @Test
        void asksForAMockIm(MockIm im) {}
    }

    @EnableMockIm(admins = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"})
    static class TooManyAdminsTestCases {
        @Test
        void asksForAMockIm(MockIm im) {}
    }
}
