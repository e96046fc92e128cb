package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("Specifications of Spock with annotations of ours")
class SpecificationsTest {

    private static EngineExecutionResults run(Class<?> spec) {
        return EngineTestKit.engine("spock").selectors(selectClass(spec)).execute();
    }

    private static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                .toList();
    }

    @Test
    @DisplayName("are given what parameters and fields ask for, a new one for each iteration")
    void areGivenWhatTheyAskFor() {
        LoginSpec.getSEEN().clear();
        EngineExecutionResults results = run(LoginSpec.class);

        assertThat(failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count())
                .as("one of which stands for all iterations of a feature")
                .isEqualTo(5);
        assertThat(LoginSpec.getSEEN()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(classes = {NeverPresentedSpec.class, FieldNeverPresentedSpec.class, ResettingSpec.class})
    @DisplayName("fail if a UserSig was never presented: a parameter's the feature, a field's the specification")
    void failIfAUserSigWasNeverPresented(Class<?> spec) {
        assertThat(failures(run(spec)))
                .singleElement()
                .isInstanceOf(AssertionError.class)
                .asString()
                .contains("injected by @WithUserSig", "was never presented");
    }

    @Test
    @DisplayName("fail if a bad UserSig was never refused for what is wrong with it")
    void failIfABadOneWasNeverRefused() {
        assertThat(failures(run(NeverRefusedSpec.class)))
                .singleElement()
                .asString()
                .contains("never refused with 70001 USERSIG_EXPIRED");
    }

    @Test
    @DisplayName("that fail have in their stack trace what the mock was asked, and are complained of no further")
    void thatFailHaveTheJournal() {
        List<Throwable> failures = failures(run(FailingSpec.class));

        assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(failures.get(0).getSuppressed())
                .singleElement()
                .asString()
                .contains("the mock was asked during this test", "alice");
    }

    @Test
    @DisplayName("are not judged where a feature is given up or ignored")
    void areNotJudgedWhereAFeatureIsGivenUp() {
        EngineExecutionResults results = run(NotToBeJudgedSpec.class);

        assertThat(failures(results)).isEmpty();
        assertThat(results.testEvents().aborted().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("may expect a failure, or be pending")
    void mayExpectAFailure() {
        EngineExecutionResults results = run(ExpectingSpec.class);

        assertThat(failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("are judged iteration by iteration")
    void areJudgedIterationByIteration() {
        EngineExecutionResults results = run(OneOfIterationsFailsSpec.class);

        assertThat(failures(results)).singleElement().asString().contains("was never presented");
        assertThat(results.testEvents().succeeded().count())
                .as("one of which stands for all iterations of a feature")
                .isEqualTo(3);
    }

    @Test
    @DisplayName("inherit features, whose fields are filled, and have a tenant that is removed afterwards")
    void inheritFeatures() {
        BaseSpec.getSEEN().clear();

        assertThat(failures(run(DerivedSpec.class))).isEmpty();
        MockIm used = BaseSpec.getSEEN().get(0);
        assertThatThrownBy(used::journal).isInstanceOf(MockImException.class);
    }

    @Test
    @DisplayName("do not begin if something of ours does nothing in them: each such place is told")
    void doNotBeginIfSomethingDoesNothing() {
        assertThat(failures(run(UnservedSpec.class)))
                .singleElement()
                .asString()
                .contains(
                        "@WithUserSig on field [",
                        "a @Shared field is none of each feature's",
                        "@FreezeClock on method [",
                        "usersig-spock asks for nothing there");
    }

    @Test
    @DisplayName("are left alone if nothing of ours stands in them")
    void areLeftAloneIfNothingOfOursStandsInThem() {
        assertThat(failures(run(PlainSpec.class))).isEmpty();
    }
}
