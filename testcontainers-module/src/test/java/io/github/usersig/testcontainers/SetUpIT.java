package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.support.OwnCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ContainerLaunchException;

@DisplayName("A MockImContainer is set up")
@RequiresDocker
@Tag("once")
class SetUpIT {

    private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    @DisplayName("with a certificate of one's own, which it still has after a restart")
    void withACertificateOfOnesOwn(@TempDir Path folder) throws Exception {
        OwnCertificate own = OwnCertificate.make(folder, "EC", "dns:localhost,ip:127.0.0.1");
        Path chain = Files.writeString(folder.resolve("tls.crt"), own.chain());
        Path key = Files.writeString(folder.resolve("tls.key"), own.key());
        try (MockImContainer im = new MockImContainer().withTlsCertificate(chain, key)) {
            im.start();
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(im.tls().sslContext()).build();

            assertThat(im.tls().caCertificate()).isEqualTo(own.authority());
            assertThat(status(trusting, im.getTlsEndpoint())).isEqualTo(200);
            im.restart();
            assertThat(status(trusting, im.getTlsEndpoint())).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("with a certificate that lacks its key: it does not start, and says why")
    void withACertificateThatLacksItsKey(@TempDir Path folder) throws Exception {
        Path chain = Files.writeString(
                folder.resolve("tls.crt"),
                OwnCertificate.make(folder, "EC", "dns:localhost").chain());
        try (MockImContainer im = new MockImContainer().withTlsCertificate(chain)) {
            assertThatThrownBy(im::start)
                    .isInstanceOf(ContainerLaunchException.class)
                    .hasStackTraceContaining("2 certificates and 0 keys");
        }
        assertThatThrownBy(() -> new MockImContainer().withTlsCertificate(Path.of("/no/such.pem")))
                .hasMessageContaining("/no/such.pem");
    }

    @Test
    @DisplayName("with what a test wants done, whenever it is as at its start")
    void withWhatATestWantsDone() {
        AtomicInteger times = new AtomicInteger();
        try (MockImContainer im = new MockImContainer()
                .withSeed("{\"accounts\": [\"alice\"]}")
                .withInit(mock -> mock.clock().freezeAt(NEW_YEAR))
                .withInit(mock -> mock.sessions().setOnline("alice", "Web"))
                .withInit(mock -> times.incrementAndGet())) {
            im.start();
            assertIsAsWanted(im.mockIm());

            im.mockIm().clock().restore();
            im.reset();
            assertIsAsWanted(im.mockIm());

            im.restart();
            assertIsAsWanted(im.mockIm());
            assertThat(times).hasValue(3);
        }
    }

    @Test
    @DisplayName("with what a test wants done and fails: so does the start, and nothing is left")
    void withWhatFails() {
        try (MockImContainer im = new MockImContainer().withInit(mock -> {
            throw new IllegalStateException("the fixtures are not there");
        })) {
            assertThatThrownBy(im::start).hasStackTraceContaining("the fixtures are not there");
            assertThat(im.getContainerId()).isNull();
        }
    }

    @Test
    @DisplayName("with more options of serve")
    void withMoreOptionsOfServe() {
        try (MockImContainer im = new MockImContainer().withServeOptions("--drain=PT0S", "--heap-limit=60")) {
            im.start();

            assertThat(im.getContainerInfo().getArgs()).endsWith("--drain=PT0S", "--heap-limit=60");
            assertThat(im.mockIm().accounts()).hasSize(1);
        }
        try (MockImContainer im =
                new MockImContainer().withServeOptions("--nonsense=1").withStartupTimeout(Duration.ofSeconds(20))) {
            assertThatThrownBy(im::start).hasStackTraceContaining("--nonsense");
        }
    }

    private static void assertIsAsWanted(MockIm im) {
        assertThat(im.clock().now()).isEqualTo(NEW_YEAR);
        assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");
    }

    private static int status(HttpClient client, URI endpoint) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(endpoint.resolve("/__mock/ready"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
