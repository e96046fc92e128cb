package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("Many UserSigs of one user at one time")
class ManyAtOnceTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    @DisplayName("are different texts, those cut short too, which are all refused with 70003")
    void makesDifferentTextsEvenIfCutShort() {
        Suite suite = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> Suite.run(TruncatedTestCases.class, BadSourcesTestCases.class));

        int kinds = BadUserSigSource.class.getAnnotation(UserSigSource.class).kinds().length;
        assertThat(suite.passed()).isEqualTo(2 + 3 * kinds);
    }

    @Test
    @DisplayName(
            "are valid for at least as long as was asked for, a second longer each, and issued when they were asked to be")
    void makesThemValidForLonger() {
        assertThat(Suite.run(ShortTestCases.class).passed()).isEqualTo(3);
    }

    @Test
    @DisplayName("are in use no more when their invocation was skipped or failed before it began")
    void forgetsThemOnceTheirInvocationWasSkipped() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, NeverReachedTestCases.class);

        assertThat(suite.failure()).hasMessage("before it began");
        assertThat(suite.passedTests()).isEqualTo(1);
    }

    @EnableMockIm
    static class TruncatedTestCases {

        private static final String LONGEST_USER = "a-user-with-a-rather-long-name-0";

        @Test
        void refusesThreeAtOnce(
                @WithUserSig(value = "alice", kind = UserSigKind.TRUNCATED) String first,
                @WithUserSig(value = "alice", kind = UserSigKind.TRUNCATED) String second,
                @WithUserSig(value = "alice", kind = UserSigKind.TRUNCATED) String third,
                MockIm im) {
            for (String cut : Set.of(first, second, third)) {
                assertThat(im.login("alice", cut).code()).isEqualTo(70003);
            }
        }

        @Test
        void makesHundredsThatDiffer(MockIm im) {
            for (String user : Set.of("a", LONGEST_USER)) {
                Set<String> texts = ConcurrentHashMap.newKeySet();
                WantedUserSig plain = WantedUserSig.of("@Test", user, UserSigKind.TRUNCATED, false, false, true);
                UserSigMaker maker =
                        new UserSigMaker(plain, im.app(), im.clock().now());
                for (int attempt = 0; attempt < 500; attempt++) {
                    String cut = maker.text(attempt);
                    assertThat(texts.add(cut)).isTrue();
                    assertThat(im.login(user, cut).code()).isEqualTo(70003);
                }
            }
        }
    }

    @EnableMockIm
    static class BadSourcesTestCases {

        @ParameterizedTest
        @BadUserSigSource
        void refusesEachBadOne(ImCredentials bad, int code, MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }

        @ParameterizedTest
        @BadUserSigSource
        void refusesEachBadOneBesideThem(ImCredentials bad, int code, MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }

        @ParameterizedTest
        @BadUserSigSource
        void refusesEachBadOneBesideThemAll(ImCredentials bad, int code, MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }
    }

    static class ShortTestCases {

        @RegisterExtension
        static final MockImExtension IM = lenientAt(NOW);

        @Test
        void makesShortOnesThatAreValid(
                @WithUserSig(value = "alice", validFor = "PT2S") UserSig first,
                @WithUserSig(value = "alice", validFor = "PT2S") UserSig second,
                @WithUserSig(value = "alice", validFor = "PT2S") UserSig third) {
            assertThat(Set.of(first.text(), second.text(), third.text())).hasSize(3);
            assertThat(first.expiresAt()).isEqualTo(NOW.plusSeconds(2));
            assertThat(second.expiresAt()).isEqualTo(NOW.plusSeconds(3));
            assertThat(third.expiresAt()).isEqualTo(NOW.plusSeconds(4));
            assertThat(third.issuedAt()).isEqualTo(NOW);
        }

        @Test
        void makesShortOnesOfAnAdmin(
                @WithUserSig(admin = true, validFor = "PT1S") UserSig first,
                @WithUserSig(admin = true, validFor = "PT1S") UserSig second) {
            assertThat(second.expiresAt()).isEqualTo(first.expiresAt().plusSeconds(1));
        }

        @Test
        void makesShortOnesNotYetValid(
                @WithUserSig(kind = UserSigKind.NOT_YET_VALID, issuedAgo = "-PT1S") UserSig first,
                @WithUserSig(kind = UserSigKind.NOT_YET_VALID, issuedAgo = "-PT1S") UserSig second) {
            assertThat(second.issuedAt()).isEqualTo(first.issuedAt());
            assertThat(second.expiresAt()).isEqualTo(first.expiresAt().plusSeconds(1));
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    @ExtendWith(NeverReachedTestCases.SkipAlice.class)
    static class NeverReachedTestCases {

        @RegisterExtension
        static final MockImExtension IM = lenientAt(NOW);

        @BeforeEach
        void fails(TestInfo test) {
            if (test.getDisplayName().contains("of bob")) {
                throw new IllegalStateException("before it began");
            }
        }

        @Order(1)
        @ParameterizedTest
        @UserSigSource(users = {"alice", "bob"})
        void neverBegins(UserSig sig) {
            assertThat(sig).isNotNull();
        }

        @Order(2)
        @Test
        void runsAfterOneThatNeverBegan(@WithUserSig("alice") UserSig alice, @WithUserSig("bob") UserSig bob) {
            assertThat(alice.issuedAt()).isEqualTo(NOW);
            assertThat(bob.issuedAt()).isEqualTo(NOW);
        }

        static class SkipAlice implements ExecutionCondition {
            @Override
            public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
                return context.getDisplayName().contains("of alice")
                        ? ConditionEvaluationResult.disabled("for the test")
                        : ConditionEvaluationResult.enabled("");
            }
        }
    }

    private static MockImExtension lenientAt(Instant now) {
        return MockImExtension.builder()
                .lenient()
                .setUp(im -> im.clock().freezeAt(now))
                .build();
    }
}
