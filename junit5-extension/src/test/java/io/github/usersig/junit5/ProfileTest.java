package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The profile of a class's tenant")
class ProfileTest {

    @Nested
    @EnableMockIm(profile = "older-codes")
    @DisplayName("by its name")
    class ByName {

        @Test
        @DisplayName("is the tenant's, and answers with its codes")
        void isTheTenants(MockIm im) {
            assertThat(im.profile()).isEqualTo("older-codes");
            assertThat(im.login("alice", "").code()).isEqualTo(70002);
        }
    }

    @Nested
    @EnableMockIm(profile = "profile-of-profile-test.yaml")
    @DisplayName("by a file")
    class ByFile {

        @Test
        @DisplayName("is read from the class path")
        void isReadFromTheClassPath(MockIm im) {
            assertThat(im.gate().callsPerSecond()).isEqualTo(9);
        }
    }

    @Nested
    @DisplayName("by an extension")
    class ByExtension {

        @RegisterExtension
        final MockImExtension extension =
                MockImExtension.builder().profile("single-device").build();

        @Test
        @DisplayName("is there before the class does anything")
        void isThere(MockIm im) {
            assertThat(im.profile()).isEqualTo("single-device");
        }
    }

    @Nested
    @DisplayName("that is none")
    class OfNone {

        @Test
        @DisplayName("fails the class, with the list of those that are")
        void failsTheClass() {
            assertThat(Suite.run(UnknownTestCases.class).failure())
                    .hasMessageContainingAll("the profile of", "UnknownTestCases", "\"oldest\"", "older-codes");
        }

        @Test
        @DisplayName("or a file that is not there, says where it was looked for")
        void saysWhereItLookedForTheFile() {
            assertThat(Suite.run(MissingFileTestCases.class).failure())
                    .hasMessageContainingAll("no profile file \"none.yaml\"", "MissingFileTestCases");
        }
    }

    @EnableMockIm(profile = "oldest")
    static class UnknownTestCases {
        @Test
        void neverRuns(MockIm im) {}
    }

    @EnableMockIm(profile = "none.yaml")
    static class MissingFileTestCases {
        @Test
        void neverRuns(MockIm im) {}
    }
}
