package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A test class that is a record")
class RecordTest {

    @Test
    @DisplayName("gets UserSigs as its components")
    void getsUserSigsAsItsComponents() {
        assertThat(Suite.run(LoginTestCases.class).passed()).isEqualTo(2);
    }

    @EnableMockIm
    record LoginTestCases(
            @WithUserSig("alice") ImCredentials alice,
            @WithExpiredUserSig("bob") String old) {

        @Test
        void acceptsAValidUserSig(MockIm im) {
            assertThat(im.login("alice", alice.userSig()).isAccepted()).isTrue();
        }

        @Test
        void refusesAnExpiredUserSig(MockIm im) {
            assertThat(im.login("bob", old).code()).isEqualTo(70001);
        }
    }
}
