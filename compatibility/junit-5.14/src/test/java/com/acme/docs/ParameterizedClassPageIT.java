package com.acme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.BadUserSigSource;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

/** The code that docs/junit5.md shows and JUnit 5.12 does not know, as it stands there. */
@DisplayName("The example of a parameterized class in docs/junit5.md")
class ParameterizedClassPageIT {

    @Nested
    @ParameterizedClass
    @BadUserSigSource
    @EnableMockIm
    class BadUserSigTest {

        @Parameter(0)
        private ImCredentials bad;

        @Parameter(1)
        private int code;

        @Test
        void isRefused(MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }
    }
}
