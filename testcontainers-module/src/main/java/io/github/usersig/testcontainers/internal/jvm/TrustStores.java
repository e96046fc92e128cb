package io.github.usersig.testcontainers.internal.jvm;

import io.github.usersig.mockim.MockImTls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/** Trust stores for apps in containers. */
public final class TrustStores {

    private static final AppFolder FOLDER = new AppFolder(AppFolder.DEFAULT_PARENT, "trust");
    private static final String FILE = "mock-im.jks";

    /** Every Java from 8 on reads it. What this JVM would write as PKCS#12, Java 8 before 8u301 and 11 before 11.0.12 cannot. */
    private static final String TYPE = "JKS";

    private TrustStores() {}

    /** Makes the JVM of a container, not started yet, trust this authority beside all that this JVM trusts. */
    public static void copyInto(GenericContainer<?> javaApp, X509Certificate authority) {
        FOLDER.prepare(javaApp, Map.of(FILE, withDefaults(authority)));
        JavaToolOptions.add(javaApp, options());
    }

    static String[] options() {
        return new String[] {
            "-Djavax.net.ssl.trustStore=" + FOLDER.file(FILE),
            "-Djavax.net.ssl.trustStoreType=" + TYPE,
            "-Djavax.net.ssl.trustStorePassword=" + MockImTls.TRUST_STORE_PASSWORD
        };
    }

    /** What this JVM trusts, and one authority more. */
    static byte[] withDefaults(X509Certificate authority) {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
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
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, MockImTls.TRUST_STORE_PASSWORD.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a trust store cannot be made", e);
        }
    }

    private static @Nullable KeyStore defaultStore() {
        return null; // which is how the JDK is asked for its own
    }
}
