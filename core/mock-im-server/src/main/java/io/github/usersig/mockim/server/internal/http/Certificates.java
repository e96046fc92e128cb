package io.github.usersig.mockim.server.internal.http;

import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A certificate authority of the mock's own, made anew with each mock, and the mock's certificate from it. */
final class Certificates {

    /** The hosts of the real service, so that a client that was led here under their name is content. */
    private static final List<String> NAMES = List.of(
            "localhost",
            "127.0.0.1",
            "::1",
            "console.tim.qq.com",
            "*.im.qcloud.com",
            "*.my-imcloud.com",
            "*.tim.qq.com");

    private final String authorityPem;
    private final SSLContext serverContext;

    /** @param moreNames where the mock listens, and whatever else it is called */
    Certificates(Collection<String> moreNames) {
        Set<String> names = new LinkedHashSet<>(NAMES);
        names.addAll(moreNames);
        try {
            Certificate authority = Certificate.authority("mock IM certificate authority");
            Certificate server = authority.forServer("mock IM", names);
            KeyManager[] keys = {new OneCertificate(server.key(), server.x509(), authority.x509())};
            TrustManager[] nobody = {}; // no client shows a certificate
            authorityPem = authority.pem();
            serverContext = SSLContext.getInstance("TLS");
            serverContext.init(keys, nobody, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS and elliptic curves", e);
        }
    }

    /** The authority's certificate in PEM. */
    String authorityPem() {
        return authorityPem;
    }

    SSLContext serverContext() {
        return serverContext;
    }
}
