package io.github.usersig.mockim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * HTTPS to the mock: where it listens, and the certificate authority that its clients must trust. The authority is made when
 * the mock is first asked for HTTPS, and lives as long as the mock.
 *
 * <pre>{@code
 * HttpClient client = HttpClient.newBuilder().sslContext(im.tls().sslContext()).build();
 *
 * Path trustStore = im.tls().writeTrustStore(Path.of("target/mock-im.p12"));      // for -Djavax.net.ssl.trustStore
 * }</pre>
 *
 * <p>Its certificate is good for {@code localhost}, the loopback addresses, and the hosts of the real service, so that a
 * client that was led to the mock under such a name is content. Immutable, and safe for use by many threads.
 */
public final class MockImTls {

    /** The password of the trust stores; they hold nothing secret, but the format wants one. */
    public static final String TRUST_STORE_PASSWORD = "changeit";

    private static final String ALIAS = "mock-im";

    private final URI endpoint;
    private final String caCertificate;

    /**
     * HTTPS at this address.
     *
     * @param caCertificate the authority's certificate in PEM
     */
    public MockImTls(URI endpoint, String caCertificate) {
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.caCertificate = requireNonNull(caCertificate, "caCertificate");
    }

    /** Where the mock listens for HTTPS, such as {@code https://localhost:40124}, without a path. */
    public URI endpoint() {
        return endpoint;
    }

    /** The authority's certificate in PEM, for clients in other languages. */
    public String caCertificate() {
        return caCertificate;
    }

    /** The authority's certificate. */
    public X509Certificate certificate() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(caCertificate.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new MockImException("the mock's CA certificate cannot be read", e);
        }
    }

    /** A trust store with the authority in it and nothing else. */
    public KeyStore trustStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(ALIAS, certificate());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new MockImException("a trust store cannot be made", e);
        }
    }

    /** An SSL context that trusts the authority and nobody else. */
    public SSLContext sslContext() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new MockImException("an SSL context cannot be made", e);
        }
    }

    /**
     * Writes the trust store to a file in PKCS#12, for {@code -Djavax.net.ssl.trustStore} and {@code
     * -Djavax.net.ssl.trustStorePassword=changeit}. Java 8 before 8u301 and 11 before 11.0.12 cannot read the encryption that
     * newer ones write: for them import {@link #caCertificate()} by a keytool of their own.
     *
     * @return the file
     * @throws UncheckedIOException if it cannot be written
     */
    public Path writeTrustStore(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            trustStore().store(out, TRUST_STORE_PASSWORD.toCharArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the trust store cannot be written to " + file, e);
        } catch (GeneralSecurityException e) {
            throw new MockImException("the trust store cannot be stored", e);
        }
    }

    @Override
    public String toString() {
        return "MockImTls[" + endpoint + "]";
    }
}
