package io.github.usersig.testcontainers.internal.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImTls;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The trust store for an app in a container")
class TrustStoresTest {

    /** How a file in Java's own old form begins. */
    private static final byte[] JKS_VERSION_2 = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED, 0, 0, 0, 2};

    @Test
    @DisplayName(
            "is in the form that every Java from 8 on reads, with the mock's authority beside all that this JVM trusts")
    void isReadableByEveryJavaFrom8On() throws Exception {
        X509Certificate[] trusted = trustedHere();
        byte[] bytes = TrustStores.withDefaults(trusted[0]);

        KeyStore store = KeyStore.getInstance("JKS");
        store.load(new ByteArrayInputStream(bytes), MockImTls.TRUST_STORE_PASSWORD.toCharArray());
        assertThat(Arrays.copyOf(bytes, JKS_VERSION_2.length)).isEqualTo(JKS_VERSION_2);
        assertThat(store.getCertificate("mock-im")).isEqualTo(trusted[0]);
        assertThat(Collections.list(store.aliases())).hasSize(trusted.length + 1);
    }

    @Test
    @DisplayName("is named to its JVM with that form, beside the options that it had")
    void isNamedToItsJvm() {
        assertThat(JavaToolOptions.with(List.of("JAVA_TOOL_OPTIONS=-Xmx64m"), List::of, TrustStores.options()))
                .containsExactly(
                        "JAVA_TOOL_OPTIONS=-Xmx64m -Djavax.net.ssl.trustStore=/usersig-testkit/trust/files/mock-im.jks"
                                + " -Djavax.net.ssl.trustStoreType=JKS -Djavax.net.ssl.trustStorePassword=changeit");
    }

    private static X509Certificate[] trustedHere() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    }
}
