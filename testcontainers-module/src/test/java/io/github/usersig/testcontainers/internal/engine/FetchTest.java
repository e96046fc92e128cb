package io.github.usersig.testcontainers.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;

@DisplayName("An image that Testcontainers itself could not fetch")
class FetchTest {

    private static final String TINY = "RemoteDockerImage(imageName=alpine:3.17, imagePullPolicy=DefaultPullPolicy())";

    static Stream<List<?>> failures() {
        return Stream.of(
                List.of(
                        new ContainerFetchException(
                                "Failed to get Docker client for alpine:3.17",
                                new DockerClientException("Could not pull image: connection refused")),
                        "alpine:3.17: connection refused. "),
                List.of(
                        new ContainerFetchException(
                                "Failed to pull image: alpine:3.17",
                                new InternalServerErrorException("Status 500: {\"message\":\"no such host\"}\n")),
                        "alpine:3.17: it answers HTTP 500: no such host. "),
                List.of(
                        new ContainerLaunchException(
                                "Container startup failed for image testcontainers/ryuk:0.12.0",
                                new ContainerFetchException(
                                        "Can't get Docker image: RemoteDockerImage(imageName=testcontainers/ryuk:0.12.0)",
                                        new DockerClientException("Could not pull image: i/o timeout"))),
                        "testcontainers/ryuk:0.12.0: i/o timeout. "),
                List.of(
                        new IllegalStateException("Can't get Docker image: " + TINY, new IllegalStateException("late")),
                        "alpine:3.17: late. "));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("is named with the reason and what to do")
    void isNamed(List<?> failure) {
        RuntimeException thrown = (RuntimeException) failure.get(0);

        assertThat(Fetch.explained(thrown, Ryuk.CURE)).hasValueSatisfying(explained -> assertThat(explained)
                .hasCause(thrown)
                .hasMessageStartingWith("the Docker engine")
                .hasMessageContaining(" cannot fetch the image " + failure.get(1))
                .hasMessageContaining("TESTCONTAINERS_RYUK_DISABLED"));
    }

    @Test
    @DisplayName("is not suspected where something else has failed")
    void isNotSuspectedElsewhere() {
        assertThat(Fetch.explained(new ContainerLaunchException("Container startup failed for image alpine:3.17"), ""))
                .isEmpty();
    }

    @Test
    @DisplayName("need not be that of Ryuk, whose name in this Testcontainers is known beforehand")
    void knowsTheNameOfRyuk() {
        assertThat(Ryuk.image()).hasValueSatisfying(image -> assertThat(image.asCanonicalNameString())
                .matches("testcontainers/ryuk:\\d+\\.\\d+\\.\\d+"));
    }
}
