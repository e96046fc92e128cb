package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The tenant of a test")
class TenantTest {

    private static final SdkApp OWN_APP = SdkApp.of(1400000001L, "a key of our own");

    @Nested
    @DisplayName("by @EnableMockIm")
    class ByAnnotation {

        @Test
        @DisplayName("is filled from a seed file beside the test or at the root of the class path")
        void isFilledFromASeedFile() {
            assertThat(Suite.run(SeedTestCases.class, SeedAtRootTestCases.class).passed())
                    .isEqualTo(2);
        }

        @Test
        @DisplayName("can be one for each test, in PER_CLASS classes as well")
        void isOneForEachTest() {
            assertThat(Suite.run(PerMethodTestCases.class, PerMethodAndClassTestCases.class)
                            .passed())
                    .isEqualTo(6 + 2);
            assertThat(PerMethodTestCases.SEEN).hasSize(6);
        }

        @Test
        @DisplayName("tells its address to parameters that ask for it")
        void tellsItsAddressToParameters() {
            assertThat(Suite.run(EndpointTestCases.class).passed()).isEqualTo(1);
        }

        @Test
        @DisplayName("comes with composed annotations, too")
        void comesWithComposedAnnotations() {
            assertThat(Suite.run(ComposedTestCases.class).passed()).isEqualTo(1);
        }

        @Test
        @DisplayName("can insist on a back end, whatever the configuration says")
        void insistsOnABackEnd() {
            Map<String, String> moon = Map.of("usersig.mock-im.backend", "moon");
            assertThat(Suite.run(moon, InProcessTestCases.class).passed()).isEqualTo(1);
            assertThat(Suite.run(ContainerTestCases.class).failure())
                    .hasMessageContainingAll("\"container\"", "add io.github.usersig:usersig-testcontainers");
        }

        @Test
        @DisplayName("is the one that configuration names, or any that is there")
        void isTheOneThatConfigurationNames() {
            for (String backend : new String[] {"in-process", "auto"}) {
                assertThat(Suite.run(Map.of("usersig.mock-im.backend", backend), EndpointTestCases.class)
                                .passed())
                        .isEqualTo(1);
            }
        }
    }

    @Nested
    @DisplayName("by MockImExtension")
    class ByExtension {

        @Test
        @DisplayName("in a static field: one for the class, as configured, for nested classes too")
        void isOneForTheClassInAStaticField() {
            assertThat(Suite.run(StaticExtensionTestCases.class).passed()).isEqualTo(4);
        }

        @Test
        @DisplayName("is lenient, seeded from a file, and in the back end it names, if told so")
        void takesEverySettingInCode() {
            assertThat(Suite.run(Map.of("usersig.mock-im.backend", "moon"), EverySettingTestCases.class)
                            .passed())
                    .isEqualTo(2);
        }

        @Test
        @DisplayName("in an instance field: one for each test")
        void isOneForEachTestInAnInstanceField() {
            assertThat(Suite.run(InstanceExtensionTestCases.class).passed()).isEqualTo(2);
            assertThat(InstanceExtensionTestCases.SEEN).hasSize(2);
        }

        @Test
        @DisplayName("is strict, and tells the journal of a test that fails")
        void isStrictAndTellsTheJournal() {
            Suite suite = Suite.run(StrictExtensionTestCases.class);
            assertThat(suite.failures())
                    .anySatisfy(failure -> assertThat(failure).hasMessageContaining("was never presented"))
                    .anySatisfy(failure -> assertThat(failure.getSuppressed())
                            .singleElement()
                            .satisfies(journal -> assertThat(journal).hasMessageContaining("#1 alice login -> 70003")));
            assertThat(suite.journal()).singleElement().asString().contains("alice login -> 70003");
        }

        @Test
        @DisplayName("does not take an app together with what that app says itself")
        void refusesAnAppTogetherWithAdmins() {
            MockImExtension.Builder builder =
                    MockImExtension.builder().app(OWN_APP).admins("boss");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(builder::build))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("say them to SdkApp.builder(...) alone");
        }
    }

    @Nested
    @DisplayName("configured wrongly")
    class Misuse {

        @Test
        @DisplayName("with a seed file that is not there: says where it was looked for")
        void saysWhereItLookedForTheSeedFile() {
            assertThat(Suite.run(MissingSeedTestCases.class).failure())
                    .hasMessageContainingAll("\"none.json\"", "MissingSeedTestCases", "src/test/resources");
        }

        @Test
        @DisplayName("for each test, and asked for by the class: says what works")
        void saysWhatWorksForATenantPerMethod() {
            assertThat(Suite.run(PerMethodAndBeforeAllTestCases.class).failure())
                    .hasMessageContainingAll("has a tenant for each test", "not into static fields, @BeforeAll");
        }

        @Test
        @DisplayName("an address of another type: says which types work")
        void saysWhichTypesWorkForAnAddress() {
            assertThat(Suite.run(WrongEndpointTestCases.class).failure())
                    .hasMessageContainingAll("@MockImEndpoint", "needs the type URI or String, not int");
        }
    }

    @EnableMockIm(seedFile = "seed-of-tenant-test.json")
    static class SeedTestCases {
        @Test
        void seesWhatWasSeeded(MockIm im) {
            assertThat(im.accounts()).extracting(Account::userId).contains("seeded", "boss");
            assertThat(im.admins()).contains("boss");
            assertThat(im.messages("seeded", "boss")).hasSize(1);
        }
    }

    @EnableMockIm(seedFile = "io/github/usersig/junit5/seed-of-tenant-test.json")
    static class SeedAtRootTestCases {
        @Test
        void seesWhatWasSeeded(MockIm im) {
            assertThat(im.accounts()).extracting(Account::userId).contains("seeded");
        }
    }

    @EnableMockIm(tenantPer = TenantPer.METHOD)
    static class PerMethodTestCases {
        static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();

        private final MockIm fromConstructor;

        PerMethodTestCases(MockIm im) {
            this.fromConstructor = im;
        }

        @BeforeEach
        void beforeEach(MockIm im) {
            assertThat(im.app()).isEqualTo(fromConstructor.app());
            assertThat(SEEN.add(im.app().sdkAppId())).isTrue();
        }

        @RepeatedTest(2)
        void hasAJournalOfItsOwn(@WithUserSig("alice") String sig, MockIm im) {
            assertThat(im.login("alice", sig).isAccepted()).isTrue();
            assertThat(im.journal().size()).isEqualTo(1);
        }

        @TestFactory
        Stream<DynamicTest> importsAnAccount(MockIm im) {
            return Stream.of(DynamicTest.dynamicTest("inside", () -> im.importAccounts("alice")));
        }

        @Nested
        class Inside {
            @RepeatedTest(2)
            void seesTheTenantOfTheConstructor(MockIm im) {
                assertThat(im.app()).isEqualTo(fromConstructor.app());
            }
        }

        @Nested
        @EnableMockIm(accounts = "inner")
        class OwnPerClass {
            @Test
            void hasATenantOfItsOwn(MockIm im) {
                assertThat(im.accounts()).extracting(Account::userId).contains("inner");
                SEEN.add(im.app().sdkAppId());
            }
        }
    }

    @EnableMockIm(tenantPer = TenantPer.METHOD)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerMethodAndClassTestCases {
        private final Set<Long> seen = ConcurrentHashMap.newKeySet();

        @RepeatedTest(2)
        void seesANewTenantEachTime(MockIm im) {
            assertThat(seen.add(im.app().sdkAppId())).isTrue();
        }
    }

    @EnableMockIm
    static class EndpointTestCases {
        @Test
        void getsTheAddress(@MockImEndpoint URI uri, @MockImEndpoint String text, MockIm im) {
            assertThat(uri).isEqualTo(im.endpoint()).hasToString(text);
            assertThat(Ports.isOpen(uri)).isTrue();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EnableMockIm(accounts = "composed")
    @interface OurBackEnd {}

    @OurBackEnd
    static class ComposedTestCases {
        @Test
        void seesTheComposedAccount(MockIm im) {
            assertThat(im.accounts()).extracting(Account::userId).contains("composed");
        }
    }

    @EnableMockIm(backend = Backend.IN_PROCESS)
    static class InProcessTestCases {
        @Test
        void isServedInProcess(MockIm im) {
            assertThat(im.endpoint()).hasHost("127.0.0.1");
        }
    }

    @EnableMockIm(backend = Backend.CONTAINER)
    static class ContainerTestCases {
        @Test
        void neverRuns(MockIm im) {}
    }

    static class StaticExtensionTestCases {
        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder()
                .app(OWN_APP)
                .accounts("alice")
                .accounts("bob")
                .seed("{\"accounts\": [\"carol\"]}")
                .setUp(im -> im.sessions().setOnline("alice", "Web"))
                .build();

        private final MockIm fromConstructor;

        StaticExtensionTestCases(MockIm im) {
            this.fromConstructor = im;
        }

        @BeforeAll
        static void beforeAll(MockIm im) {
            assertThat(im.app()).isEqualTo(OWN_APP);
        }

        @Test
        void hasItsSettings(MockIm im, SdkApp app, @MockImEndpoint URI endpoint) {
            assertThat(app).isEqualTo(OWN_APP).isEqualTo(fromConstructor.app());
            assertThat(im.accounts()).extracting(Account::userId).contains("alice", "bob", "carol");
            assertThat(endpoint).isEqualTo(im.endpoint());
        }

        @Test
        void getsUserSigsByAnnotation(@WithUserSig("alice") ImCredentials alice, MockIm im) {
            assertThat(alice.sdkAppId()).isEqualTo(OWN_APP.sdkAppId());
            assertThat(im.login("alice", alice.userSig()).isAccepted()).isTrue();
        }

        @Nested
        class Inside {
            @Test
            void sharesTheTenant(MockIm im) {
                assertThat(im.app()).isEqualTo(OWN_APP);
            }
        }

        @Nested
        @EnableMockIm(accounts = "own")
        class Own {
            @Test
            void hasItsOwn(MockIm im, SdkApp app) {
                assertThat(im.app()).isEqualTo(app).isNotEqualTo(OWN_APP);
                assertThat(im.accounts()).extracting(Account::userId).contains("own");
            }
        }
    }

    static class EverySettingTestCases {
        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder()
                .lenient()
                .backend(Backend.IN_PROCESS)
                .tenantPer(TenantPer.METHOD)
                .seedFile("seed-of-tenant-test.json")
                .setUp(im -> im.importAccounts("set-up"))
                .accounts("account")
                .admins("boss", "deputy")
                .build();

        @RepeatedTest(2)
        void hasEverySetting(@WithUserSig("alice") String unused, MockIm im) {
            assertThat(im.accounts())
                    .extracting(Account::userId)
                    .containsExactlyInAnyOrder("boss", "deputy", "account", "seeded", "set-up");
            im.importAccounts("of-this-test-alone");
        }
    }

    static class InstanceExtensionTestCases {
        static final Queue<Long> SEEN = new ConcurrentLinkedQueue<>();

        @RegisterExtension
        final MockImExtension im =
                MockImExtension.builder().legacyKeys().admins("boss").build();

        @RepeatedTest(2)
        void acceptsALegacyUserSig(@WithUserSig(legacy = true) ImCredentials legacy, MockIm im) {
            assertThat(im.login("test-user", legacy.userSig()).isAccepted()).isTrue();
            assertThat(im.admins()).containsExactly("boss");
            SEEN.add(im.app().sdkAppId());
        }
    }

    static class StrictExtensionTestCases {
        @RegisterExtension
        static final MockImExtension IM =
                MockImExtension.builder().tenantPer(TenantPer.METHOD).build();

        @Test
        void neverPresents(@WithUserSig("alice") String sig, MockIm im) {}

        @Test
        void fails(MockIm im) {
            assertThat(im.login("alice", "nonsense").isAccepted()).isTrue();
        }
    }

    @EnableMockIm(seedFile = "none.json")
    static class MissingSeedTestCases {
        @Test
        void neverRuns(MockIm im) {}
    }

    @EnableMockIm(tenantPer = TenantPer.METHOD)
    static class PerMethodAndBeforeAllTestCases {
        @BeforeAll
        static void beforeAll(MockIm im) {}

        @Test
        void neverRuns() {}
    }

    @EnableMockIm
    static class WrongEndpointTestCases {
        @Test
        void neverRuns(@MockImEndpoint int port) {}
    }
}
