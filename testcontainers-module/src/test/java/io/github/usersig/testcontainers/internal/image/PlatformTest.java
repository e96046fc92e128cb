package io.github.usersig.testcontainers.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.usersig.testcontainers.MockImContainer;
import io.github.usersig.testcontainers.internal.engine.Platform;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The image of the mock is made")
class PlatformTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @BeforeAll
    static void linux() {
        assumeTrue(JlinkRecipe.isPossible(JDK), "needs a JDK on Linux");
    }

    @Test
    @DisplayName("of the JDK that runs the tests, if that runs on the engine too")
    void usesTheJdkThatRunsTheTests() {
        assertThat(MockImImage.of("", JDK, Platform::here).description()).startsWith("from the JDK ");
    }

    @ParameterizedTest
    @CsvSource({"linux, s390x", "windows, x86_64", "windows, aarch64"})
    @DisplayName("on the base image, if the engine has another processor or system, and says so while it is built")
    void usesTheBaseImageOnAnotherPlatform(String os, String processor) {
        assertThat(MockImImage.of("", JDK, () -> Platform.of(os, processor)).description())
                .startsWith("on the base image " + MockImContainer.DEFAULT_BASE_IMAGE + ", for the engine is of " + os
                        + "/")
                .endsWith(" and the JDK here of " + Platform.here());
    }

    @Test
    @DisplayName("on the base image that is named, or where there is no JDK, whatever the engine is like")
    void usesTheBaseImageThatIsNamed(@TempDir Path noJdk) {
        assertThat(MockImImage.of("acme/jre:21", JDK, PlatformTest::fail).description())
                .isEqualTo("on the base image acme/jre:21");
        assertThat(MockImImage.of("", noJdk, PlatformTest::fail).description())
                .isEqualTo("on the base image " + MockImContainer.DEFAULT_BASE_IMAGE);
    }

    private static Platform fail() {
        throw new AssertionError("the engine was asked");
    }

    @ParameterizedTest
    @CsvSource({
        "linux, x86_64, linux/amd64", // as engines say
        "Linux, amd64, linux/amd64", // as JVMs say
        "linux, aarch64, linux/arm64",
        "linux, arm64, linux/arm64",
        "windows, x86_64, windows/amd64"
    })
    @DisplayName("knowing that engines and JVMs have different names for the same processor")
    void knowsBothNamesOfAProcessor(String os, String processor, String platform) {
        assertThat(Platform.of(os, processor)).hasToString(platform);
    }

    @Test
    @DisplayName("as if the engine were like this machine, if it does not tell")
    void assumesThisPlatformIfNotTold() {
        assertThat(Platform.of("", null)).isEqualTo(Platform.here());
    }
}
