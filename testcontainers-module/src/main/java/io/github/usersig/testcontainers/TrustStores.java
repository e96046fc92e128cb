package io.github.usersig.testcontainers;

import io.github.usersig.mockim.MockImTls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** Trust stores for apps in containers. */
final class TrustStores {

    private static final String FILE = "/tmp/mock-im-trust.p12";

    private TrustStores() {}

    /** Makes the JVM of a container, not started yet, trust this authority beside all that this JVM trusts. */
    static void copyInto(GenericContainer<?> javaApp, X509Certificate authority) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            withDefaults(authority).store(bytes, MockImTls.TRUST_STORE_PASSWORD.toCharArray());
            javaApp.withCopyToContainer(Transferable.of(bytes.toByteArray()), FILE);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a trust store cannot be made", e);
        }
        JavaToolOptions.add(
                javaApp,
                "-Djavax.net.ssl.trustStore=" + FILE,
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + MockImTls.TRUST_STORE_PASSWORD);
    }

    /** What this JVM trusts, and one authority more. */
    private static KeyStore withDefaults(X509Certificate authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("mock-im", authority);
        TrustManagerFactory defaults = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        defaults.init(defaultStore());
        int number = 0;
        for (TrustManager manager : defaults.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                for (X509Certificate certificate : x509.getAcceptedIssuers()) {
                    store.setCertificateEntry("default-" + number++, certificate);
                }
            }
        }
        return store;
    }

    private static @Nullable KeyStore defaultStore() {
        return null; // which is how the JDK is asked for its own
    }
}
