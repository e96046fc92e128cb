package io.github.usersig.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import java.time.Duration;
import org.assertj.core.api.AutoCloseableSoftAssertions;
import org.assertj.core.api.BDDSoftAssertions;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("Soft assertions")
class SoftAssertionsTest {

    private static final SdkApp APP = SdkApp.random();
    private static final UserSig SIG = UserSigIssuer.of(APP).issue("alice");
    private static final Verification REFUSED = UserSigVerifier.of(APP).verify("x", "alice");

    @Nested
    @DisplayName("injected by AssertJ's extension")
    @ExtendWith(SoftAssertionsExtension.class)
    class Injected {

        @InjectSoftAssertions
        @SuppressWarnings("NullAway") // set before each test
        private UserSigSoftAssertions field;

        @Test
        @DisplayName("into a field: ours beside AssertJ's own")
        void fillsAFieldBesideAssertJsOwn() {
            field.assertThat(SIG).isIssuedFor("alice").isSignedFor(APP);
            field.assertThat(SIG.text()).isNotEmpty();
        }

        @Test
        @DisplayName("into a parameter, also of a class of one's own")
        void fillsAParameterOfAClassOfOnesOwn(CommonSoftAssertions parameter) {
            parameter.assertThat(REFUSED).isRefusedWith(ImError.USERSIG_ILLEGAL);
        }
    }

    @Test
    @DisplayName("fail the test when it ends, with every failure of both kinds")
    void failsTheTestWithEveryFailureOfBothKinds() {
        Throwable failure = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(WrongTestCases.class))
                .execute()
                .testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .reduce((a, b) -> new AssertionError("more than one test failed", b))
                .orElseThrow();

        assertThat(failure)
                .hasMessageContainingAll(
                        "(4 failures)",
                        "to be issued for user <bob>",
                        "to be accepted but it was",
                        "to have account <carol> but it has",
                        "expected: 3")
                .hasMessageNotContaining(SIG.text());
    }

    @Test
    @DisplayName("can be given to any of AssertJ's kinds")
    void joinsAnyOfAssertJsKinds() {
        assertThatThrownBy(() -> {
                    try (OwnSoftAssertions closing = new OwnSoftAssertions()) {
                        closing.assertThat(SIG).isIssuedFor("bob");
                        closing.assertThat(1 + 1).isEqualTo(3);
                    }
                })
                .hasMessageContainingAll("(2 failures)", "to be issued for user <bob>");

        BddSoftAssertions bdd = new BddSoftAssertions();
        bdd.assertThat(SIG).isIssuedFor("bob");
        bdd.then(1 + 1).isEqualTo(3);
        assertThat(bdd.assertionErrorsCollected()).hasSize(2);
    }

    public static class CommonSoftAssertions extends SoftAssertions implements UserSigSoftAssertionsProvider {}

    static class OwnSoftAssertions extends AutoCloseableSoftAssertions implements UserSigSoftAssertionsProvider {}

    static class BddSoftAssertions extends BDDSoftAssertions implements UserSigSoftAssertionsProvider {}

    @ExtendWith(SoftAssertionsExtension.class)
    static class WrongTestCases {
        @Test
        void failsSeveralAssertions(UserSigSoftAssertions softly) {
            try (MockImServer server = MockImServer.builder().start()) {
                MockIm im = server.createTenant(APP);
                softly.assertThat(SIG).isIssuedFor("bob").isSignedFor(APP);
                softly.assertThat(REFUSED).isAccepted();
                softly.assertThat(im).within(Duration.ZERO).hasAccount("carol");
                softly.assertThat(1 + 1).isEqualTo(3);
            }
        }
    }
}
