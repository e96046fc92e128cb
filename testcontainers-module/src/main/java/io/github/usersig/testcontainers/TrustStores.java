package io.github.usersig.testcontainers;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust stores for apps in containers. */
final class TrustStores {

    private TrustStores() {}

    /** What this JVM trusts, and one authority more. */
    static KeyStore withDefaults(X509Certificate authority) throws GeneralSecurityException, IOException {
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
