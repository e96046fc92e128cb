package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImBackendProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The environment variable USERSIG_MOCK_IM_BACKEND")
class BackendVariableTest {

    private static final String STARTED = "started elsewhere";

    private Path classPath;

    @BeforeEach
    void offerElsewhere(@TempDir Path folder) throws IOException {
        classPath = folder;
        Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
        Files.writeString(services.resolve(MockImBackendProvider.class.getName()), Elsewhere.class.getName());
    }

    private ChildJvm child(String backend) {
        return new ChildJvm().withClassPath(classPath).withVariable(SharedBackend.BACKEND_VARIABLE, backend);
    }

    @Test
    @DisplayName("says where the mock of a whole run is, with nothing changed in the tests")
    void saysWhereTheMockOfARunIs() throws Exception {
        assertThat(child("elsewhere").run(AutoTestCases.class)).contains(STARTED, "1 passed, 0 failed");
    }

    @Test
    @DisplayName("may be empty, or say auto")
    void isEmptyOrSaysAuto() throws Exception {
        assertThat(child("").run(AutoTestCases.class))
                .contains("1 passed, 0 failed")
                .doesNotContain(STARTED);
        assertThat(child("AUTO").run(AutoTestCases.class))
                .contains("1 passed, 0 failed")
                .doesNotContain(STARTED);
    }

    @Test
    @DisplayName("gives way to JUnit's configuration parameter and to what a class says")
    void givesWayToConfigurationAndClass() throws Exception {
        assertThat(child("elsewhere")
                        .withOption("-D" + SharedBackend.BACKEND_PARAMETER + "=in-process")
                        .run(AutoTestCases.class))
                .contains("1 passed, 0 failed")
                .doesNotContain(STARTED);
        assertThat(child("elsewhere").run(InProcessTestCases.class))
                .contains("1 passed, 0 failed")
                .doesNotContain(STARTED);
    }

    @Test
    @DisplayName("with the name of a back end that is not on the class path: says which artifact to add")
    void saysWhichArtifactToAddForAMissingBackEnd() throws Exception {
        assertThat(child("container").run(AutoTestCases.class))
                .contains(
                        "there is no back end \"container\" on the class path",
                        "add io.github.usersig:usersig-testcontainers, or name another",
                        "the environment variable USERSIG_MOCK_IM_BACKEND",
                        "0 passed, 1 failed");
    }

    @Test
    @DisplayName("is not to blame if there is no mock at all on the class path: says which artifact to add")
    void saysWhichArtifactToAddWithoutAnyMock() throws Exception {
        assertThat(new ChildJvm().withoutFromClassPath("mock-im-server").run(AutoTestCases.class))
                .contains(
                        "there is no back end \"in-process\" on the class path, and no other: add"
                                + " io.github.usersig:usersig-mock-im-server",
                        "0 passed, 1 failed");
    }

    @EnableMockIm(accounts = "alice")
    static class AutoTestCases {
        @Test
        void acceptsAlice(@WithUserSig("alice") String sig, MockIm im) {
            assertThat(im.login("alice", sig).isAccepted()).isTrue();
        }
    }

    @EnableMockIm(backend = Backend.IN_PROCESS)
    static class InProcessTestCases {
        @Test
        void acceptsAlice(@WithUserSig("alice") String sig, MockIm im) {
            assertThat(im.login("alice", sig).isAccepted()).isTrue();
        }
    }

    /** The mock in process under another name. */
    public static final class Elsewhere implements MockImBackendProvider {

        @Override
        public String name() {
            return "elsewhere";
        }

        @Override
        public MockImBackend start() {
            System.out.println(STARTED);
            return ServiceLoader.load(MockImBackendProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.name().equals("in-process"))
                    .findFirst()
                    .orElseThrow()
                    .start();
        }
    }
}
