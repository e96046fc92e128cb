package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** What a team has that starts the container itself and takes the annotations for its UserSigs. */
@RequiresDocker
@DisplayName("A container of one's own is what injected UserSigs are for")
@Tag("once")
class OwnContainerIT {

    @Nested
    @DisplayName(
            "as docs/junit5.md has it: an expired one is refused because it has expired, not because it is another app's")
    @Testcontainers
    class OwnContainerTest {

        @Container
        static final MockImContainer MOCK = new MockImContainer();

        @Test
        void refusesAnExpiredUserSig(@WithExpiredUserSig("alice") ImCredentials alice) {
            assertThat(MOCK.mockIm().login(alice.userId(), alice.userSig()).code())
                    .isEqualTo(70001);
        }
    }

    @Nested
    @DisplayName("and is injected with @EnableMockIm on its field")
    @Testcontainers
    class InjectedTest {

        @Container
        @EnableMockIm
        static final MockImContainer MOCK = new MockImContainer();

        @Test
        void isInjected(@WithUserSig("alice") ImCredentials alice, MockIm im, SdkApp app) {
            assertThat(app).isEqualTo(MOCK.mockIm().app());
            assertThat(im.endpoint()).isEqualTo(MOCK.mockIm().endpoint());
            assertThat(im.login(alice.userId(), alice.userSig()).isAccepted()).isTrue();
        }
    }
}
