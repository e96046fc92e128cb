package io.github.usersig.mockim.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.OwnCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.util.Random;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A certificate of the user's own for HTTPS")
@Tag("once")
class GivenCertificateTest {

    private static final String HERE = "dns:localhost,ip:127.0.0.1";

    private static OwnCertificate ours;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path folder;

    @BeforeAll
    static void make(@TempDir Path shared) {
        ours = OwnCertificate.make(shared, "EC", HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    @DisplayName("is shown to clients, who trust its authority, whatever its keys are")
    void isShownToClients(String keys) throws Exception {
        OwnCertificate own = OwnCertificate.make(folder, keys, HERE);
        Path both = own.write(folder.resolve(keys + ".pem"));

        try (MockImServer server = MockImServer.builder().tlsCertificate(both).start()) {
            assertThat(server.tls().caCertificate()).isEqualTo(own.authority());
            assertThat(status(server.tls(), server.tls())).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("may come in a file for each part, and is what a tenant says of HTTPS")
    void mayComeInAFileForEachPart() throws Exception {
        Path chain = Files.writeString(folder.resolve("tls.crt"), ours.chain());
        Path key = Files.writeString(folder.resolve("tls.key"), ours.key());

        try (MockImServer server =
                MockImServer.builder().tlsCertificate(chain, key).start()) {
            MockImTls tls = server.createTenant(SdkApp.random()).tls();

            assertThat(tls.caCertificate()).isEqualTo(ours.authority());
            assertThat(status(tls, tls)).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("is not trusted by those who trust another mock")
    void isNotTrustedByThoseWhoTrustAnotherMock() throws Exception {
        Path both = ours.write(folder.resolve("ours.pem"));

        try (MockImServer server = MockImServer.builder().tlsCertificate(both).start();
                MockImServer other = MockImServer.start()) {
            assertThatThrownBy(() -> status(server.tls(), other.tls())).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    @DisplayName("may be expired, or for another host: what the app says then is what the test is about")
    void mayBeWrong() throws Exception {
        Path expired = OwnCertificate.make(folder, "EC", HERE + ",dns:expired", "-startdate", "-30d", "-validity", "10")
                .write(folder.resolve("expired.pem"));
        Path elsewhere =
                OwnCertificate.make(folder, "EC", "dns:im.acme.example").write(folder.resolve("elsewhere.pem"));

        try (MockImServer server =
                MockImServer.builder().tlsCertificate(expired).start()) {
            assertThatThrownBy(() -> status(server.tls(), server.tls()))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasRootCauseInstanceOf(CertificateExpiredException.class);
        }
        try (MockImServer server =
                MockImServer.builder().tlsCertificate(elsewhere).start()) {
            assertThatThrownBy(() -> status(server.tls(), server.tls()))
                    .hasStackTraceContaining("No subject alternative");
        }
    }

    @Test
    @DisplayName("needs its key")
    void needsItsKey() throws Exception {
        Path chain = Files.writeString(folder.resolve("only-chain.pem"), ours.chain());
        Path key = Files.writeString(folder.resolve("only-key.pem"), ours.key());
        String other = OwnCertificate.make(folder, "RSA", HERE).key();

        assertThatThrownBy(() -> builderWith(chain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("only-chain.pem", "2 certificates and 0 keys", "BEGIN PRIVATE KEY");
        assertThatThrownBy(() -> builderWith(key)).hasMessageContaining("0 certificates and 1 keys");
        assertThatThrownBy(() -> builderWith()).hasMessageContaining("0 certificates and 0 keys");
        assertThatThrownBy(() -> builderWith(chain, key, key)).hasMessageContaining("2 certificates and 2 keys");
        assertThatThrownBy(() -> builderWith(chain, Files.writeString(folder.resolve("other.key"), other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("not that of the first certificate", "CN=im.acme.example", "EC");
    }

    @Test
    @DisplayName("is to stand before those that signed it")
    void isToStandBeforeThoseThatSignedIt() throws Exception {
        String leaf = ours.chain().replace(ours.authority(), "");
        Path turned = Files.writeString(folder.resolve("turned.pem"), ours.authority() + leaf + ours.key());

        assertThatThrownBy(() -> builderWith(turned))
                .hasMessageContainingAll("CN=Acme CA", "before those that signed it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    @DisplayName("with a key in another form: the message says how to write it anew, and no part of it")
    void saysHowToWriteAKeyAnew(String label) throws Exception {
        String key = ours.key();
        Path file = Files.writeString(folder.resolve("old.pem"), ours.chain() + key.replace("PRIVATE KEY", label));

        assertThatThrownBy(() -> builderWith(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(label, "openssl pkcs8 -topk8 -nocrypt -in " + file)
                .satisfies(e -> assertThat(e.toString()).doesNotContain(key.substring(40, 60)));
    }

    @Test
    @DisplayName("that is not there: the message names the file")
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> builderWith(Path.of("/no/such/tls.crt")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/no/such/tls.crt");
    }

    @Test
    @DisplayName("with some of its letters changed is refused in words, or is still one; its key is never shown")
    void isRefusedInWordsIfChanged() throws Exception {
        String whole = ours.chain() + ours.key();
        String secret = ours.key().lines().toList().get(2);
        Random random = new Random(19);
        for (int round = 0; round < 300; round++) {
            StringBuilder changed = new StringBuilder(whole);
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed.setCharAt(random.nextInt(changed.length()), (char) (32 + random.nextInt(95)));
            }
            Path file = Files.writeString(folder.resolve("changed.pem"), changed);
            try {
                builderWith(file);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).contains("changed.pem").doesNotContain(secret);
            }
        }
    }

    private static MockImServer.Builder builderWith(Path... files) {
        return MockImServer.builder().tlsCertificate(files);
    }

    /** What a server answers to a client that trusts these. */
    private static int status(MockImTls server, MockImTls trusted) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusted.sslContext()).build();
        return client.send(
                        HttpRequest.newBuilder(URI.create(server.endpoint() + "/__mock/ready"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
