package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.usersig.junit5.Backend;
import io.github.usersig.junit5.BadUserSigSource;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.MockImEndpoint;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackendProvider;
import java.net.URI;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("@EnableMockIm with the mock in a container")
@RequiresDocker
@Tag("once")
class EnableMockImInContainerIT {

    @Nested
    @EnableMockIm(backend = Backend.CONTAINER, accounts = "alice")
    @DisplayName("because the class says so")
    class BecauseTheClassSaysSo {

        @Test
        @DisplayName("injects, verifies, and is strict as ever")
        void injectsAndVerifies(@WithUserSig("alice") ImCredentials alice, MockIm im, @MockImEndpoint URI endpoint) {
            assertThat(im.login("alice", alice.userSig()).isAccepted()).isTrue();
            assertThat(im.endpoint()).isEqualTo(endpoint);
        }

        @ParameterizedTest
        @BadUserSigSource
        @DisplayName("refuses all that is bad, with the same codes")
        void refusesAllThatIsBad(ImCredentials bad, int code, MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }
    }

    @Nested
    @EnableMockIm
    @DisplayName("because nothing else is on the class path")
    class BecauseNothingElseIsThere {

        @Test
        @DisplayName("gives each class its own tenant on one container")
        void givesEachClassItsOwnTenant(MockIm im) {
            assertThat(im.accounts()).hasSize(1);
            assertThat(ServiceLoader.load(MockImBackendProvider.class))
                    .extracting(MockImBackendProvider::name)
                    .containsExactly("container");
        }
    }

    @Nested
    @DisplayName("and a test that fails")
    class Failed {

        @Test
        @DisplayName("hangs the journal and the container's log on the failure")
        void hangsJournalAndLogOnTheFailure() {
            FailureOf failure = FailureOf.running(FailingTestCases.class);

            assertThat(failure.thrown()).hasMessage("as wanted");
            assertThat(failure.thrown().getSuppressed())
                    .extracting(Throwable::getMessage)
                    .anySatisfy(text -> assertThat(text).contains("alice login -> 0"))
                    .anySatisfy(text -> assertThat(text)
                            .startsWith("the mock's container has logged:")
                            .contains("mock IM listens on"));
        }
    }

    @EnableMockIm(backend = Backend.CONTAINER, accounts = "alice")
    static class FailingTestCases {

        @Test
        void fails(@WithUserSig("alice") ImCredentials alice, MockIm im) {
            im.login("alice", alice.userSig());
            fail("as wanted");
        }
    }
}
