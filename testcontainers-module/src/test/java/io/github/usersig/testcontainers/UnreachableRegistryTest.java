package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In JVMs of their own, for whose engine a registry is out of reach. */
@DisplayName("An image that the engine cannot fetch is named with the reason, and soon:")
@Timeout(120)
@Tag("once")
class UnreachableRegistryTest {

    private static final String NO_SUCH_HOST = "{\"message\":\"Get \\\"https://registry.example.com/v2/\\\": dial tcp: "
            + "lookup registry.example.com on 127.0.0.53:53: no such host\"}";

    private FakeEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = FakeEngine.start();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private OwnJvm jvm(Class<?> main) {
        return OwnJvm.of(main)
                .withEnv("DOCKER_HOST", engine.address())
                .withoutEnv("TESTCONTAINERS_RYUK_DISABLED")
                .withoutEnv("TESTCONTAINERS_CHECKS_DISABLE")
                .withoutEnv("TESTCONTAINERS_REUSE_ENABLE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    500 | {"message":"Get \\"https://registry.example.com/v2/\\": dial tcp: lookup registry.example.com: no such host"} | Get "https://registry.example.com/v2/": dial tcp: lookup registry.example.com: no such host
                    500 | {"message":"failed to resolve reference \\"docker.io/testcontainers/ryuk:0\\": failed to do request"} | failed to resolve reference "docker.io/testcontainers/ryuk:0": failed to do request
                    200 | {"errorDetail":{"message":"dial tcp 192.0.2.1:443: connect: connection refused"},"error":"dial tcp 192.0.2.1:443: connect: connection refused"} | : dial tcp 192.0.2.1:443: connect: connection refused
                    404 | {"message":"pull access denied for testcontainers/ryuk"} | it answers HTTP 404: pull access denied for testcontainers/ryuk
                    """)
    @DisplayName("that of the container with which Testcontainers tidies up, with how to do without")
    void thatOfTestcontainers(int status, String answer, String reason) throws Exception {
        engine.answeringPulls(status, answer);

        String said = jvm(NamedImage.class).run();

        assertThat(said)
                .contains("start: the Docker engine at " + engine.address()
                        + " cannot fetch the image testcontainers/ryuk:")
                .contains(reason)
                .doesNotContain("is the engine started", "overloaded")
                .contains("TESTCONTAINERS_RYUK_DISABLED=true", "TESTCONTAINERS_CHECKS_DISABLE=true")
                .contains("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX", "docker load");
    }

    @Test
    @DisplayName("each time, whatever is asked of the engine first, for the registry may be back by then")
    void eachTime() throws Exception {
        engine.answeringPulls(500, NO_SUCH_HOST);

        String said = jvm(SilentEngine.class).run();

        assertThat(said.lines())
                .hasSize(4)
                .allMatch(line -> line.contains(
                        ": the Docker engine at " + engine.address() + " cannot fetch the image testcontainers/ryuk:"));
    }

    @Test
    @DisplayName("by the name that it has at a mirror")
    void byTheNameThatItHasAtAMirror() throws Exception {
        engine.answeringPulls(500, NO_SUCH_HOST);

        String said = jvm(NamedImage.class)
                .withEnv("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX", "mirror.example.com/hub/")
                .run();

        assertThat(said).contains(" cannot fetch the image mirror.example.com/hub/testcontainers/ryuk:");
    }

    @Test
    @DisplayName("from a registry that never answers")
    void fromARegistryThatNeverAnswers() throws Exception {
        engine.answeringPulls(0, "");

        String said = jvm(NamedImage.class)
                .withProperty("usersig.testcontainers.engine-timeout", "PT15S")
                .run();

        assertThat(said)
                .contains(" cannot fetch the image testcontainers/ryuk:")
                .contains("nothing has come for 15 s, so the registry may not answer")
                .doesNotContain("overloaded");
    }

    @Test
    @DisplayName("on demand, where containers may be reused")
    void onDemandWhereContainersMayBeReused() throws Exception {
        engine.answeringPulls(500, NO_SUCH_HOST);

        String said = jvm(NamedImage.class)
                .withEnv("TESTCONTAINERS_REUSE_ENABLE", "true")
                .run();

        assertThat(said).contains(" cannot fetch the image testcontainers/ryuk:");
    }

    @Test
    @DisplayName("after it was tried again, for a registry may fail once")
    void afterItWasTriedAgain() throws Exception {
        engine.answeringPulls(500, NO_SUCH_HOST);

        jvm(NamedImage.class).withEnv("TESTCONTAINERS_RYUK_DISABLED", "true").run();

        assertThat(engine.pulls()).isEqualTo(3);
    }

    @Test
    @DisplayName("that of the mock, if it is one's own")
    void thatOfTheMock() throws Exception {
        engine.answeringPulls(500, NO_SUCH_HOST);

        String said = jvm(NamedImage.class)
                .withEnv("TESTCONTAINERS_RYUK_DISABLED", "true")
                .run();

        assertThat(said)
                .contains("start: the Docker engine at " + engine.address() + " cannot fetch the image "
                        + NamedImage.NAME + ": it answers HTTP 500: Get \"https://registry.example.com/v2/\"")
                .contains("no such host", "docker load")
                .doesNotContain("RYUK_DISABLED");
    }
}
