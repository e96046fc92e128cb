package io.github.usersig.testcontainers.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.testcontainers.MockImContainer;
import io.github.usersig.testcontainers.RequiresDocker;
import io.github.usersig.testcontainers.TestImages;
import io.github.usersig.testcontainers.internal.engine.Engine;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The image of the mock")
@RequiresDocker
class MockImImageIT {

    private static final String BASE = "usersig/some-java-runtime:test";

    @Test
    @DisplayName("is built on an image with a Java runtime, where there is no JDK to take one from")
    void isBuiltOnABaseWithAJavaRuntime() throws IOException {
        try (BuildFolder folder = BuildFolder.create()) {
            TestImages.build(
                    BASE, folder, """
                        FROM %s
                        USER 0:0
                        ENV PATH=/opt/java/bin
                        ENTRYPOINT []
                        CMD ["java", "--version"]
                        """.formatted(MockImImage.ofThisVersion().ensure()));
        }
        String image = MockImImage.onBase(BASE).ensure();
        try (MockImContainer container = new MockImContainer(image).withAccounts("alice")) {
            container.start();

            assertThat(container.mockIm().accounts()).hasSize(2);
            assertThat(Engine.client()
                            .inspectContainerCmd(container.getContainerId())
                            .exec()
                            .getConfig()
                            .getUser())
                    .isEqualTo("10001:10001");
        } finally {
            TestImages.remove(image);
            TestImages.remove(BASE);
        }
    }

    @Test
    @DisplayName("has the sizes that it is to have, and is not built a second time")
    void keepsItsSizesAndIsBuiltOnce() {
        String name = MockImImage.ofThisVersion().ensure();
        var before = Engine.client().inspectImageCmd(name).exec();

        assertThat(MockImImage.ofThisVersion().ensure()).isEqualTo(name);
        assertThat(Engine.client().inspectImageCmd(name).exec().getId()).isEqualTo(before.getId());
        assertThat(before.getSize()).isLessThanOrEqualTo(most());
    }

    /** Without binutils 5 MB of symbols stay in. */
    private static long most() {
        return (JlinkRecipe.canStrip() ? 125L : 130L) * 1_000_000;
    }
}
