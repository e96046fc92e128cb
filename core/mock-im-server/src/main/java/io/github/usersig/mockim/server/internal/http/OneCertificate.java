package io.github.usersig.mockim.server.internal.http;

import java.net.Socket;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows one certificate to every client. The JDK's own way, by a key store, spends ten times as long on encrypting the key. */
final class OneCertificate extends X509ExtendedKeyManager {

    private static final String ALIAS = "mock-im";

    private final KeyPair key;
    private final X509Certificate[] chain;

    /** @param chain the certificate of that key first */
    OneCertificate(KeyPair key, X509Certificate... chain) {
        this.key = key;
        this.chain = chain.clone();
    }

    /** Some JDKs ask for the kind of the certificate's signature as well, as in EC_RSA. */
    private @Nullable String aliasFor(String keyType) {
        return keyType.startsWith(key.getPrivate().getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = aliasFor(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key.getPrivate();
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null; // it is for a server
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
