package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.testcontainers.internal.image.BuildFolder;
import io.github.usersig.testcontainers.internal.image.BuildMockImImage;
import io.github.usersig.testcontainers.internal.image.MockImImage;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The image of the mock")
@RequiresDocker
@Tag("once")
class BuildOnceIT {

    private static final String BASE = "usersig/two-at-once:test";

    @Test
    @DisplayName("is built by one of two JVMs that want it at once; the other waits, and has it")
    void isBuiltOnce() throws Exception {
        try (BuildFolder folder = BuildFolder.create()) {
            TestImages.build(
                    BASE, folder, """
                FROM %s
                USER 0:0
                ENV PATH=/opt/java/bin
                """.formatted(MockImImage.ofThisVersion().ensure()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<String> build = () -> OwnJvm.of(BuildMockImImage.class)
                    .withProperty("usersig.testcontainers.base-image", BASE)
                    .run();
            Future<String> first = threads.submit(build);
            Future<String> second = threads.submit(build);
            String both = first.get() + second.get();

            assertThat(both.split("building the image", -1)).as(both).hasSize(2);
            assertThat(both.lines().filter(line -> line.startsWith("usersig/mock-im:")))
                    .hasSize(2);
            assertThat(both.lines()
                            .filter(line -> line.startsWith("usersig/mock-im:"))
                            .distinct())
                    .hasSize(1)
                    .allSatisfy(TestImages::remove);
        } finally {
            threads.shutdownNow();
            TestImages.remove(BASE);
        }
    }
}
