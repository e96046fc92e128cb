package io.github.usersig.mockim.server.internal.http;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** What HTTPS shows, and whom its clients must trust. */
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

    private Certificates(X509Certificate authority, OneCertificate shown) throws GeneralSecurityException {
        TrustManager[] nobody = {}; // no client shows a certificate
        authorityPem = Certificate.pem(authority);
        serverContext = SSLContext.getInstance("TLS");
        serverContext.init(new KeyManager[] {shown}, nobody, null);
    }

    /**
     * Makes a certificate authority of the mock's own, and the mock's certificate from it.
     *
     * @param moreNames where the mock listens, and whatever else it is called
     */
    static Certificates make(Collection<String> moreNames) {
        Set<String> names = new LinkedHashSet<>(NAMES);
        names.addAll(moreNames);
        try {
            Certificate authority = Certificate.authority("mock IM certificate authority");
            Certificate server = authority.forServer("mock IM", names);
            return new Certificates(
                    authority.x509(), new OneCertificate(server.key(), server.x509(), authority.x509()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS and elliptic curves", e);
        }
    }

    /** Those of the user. */
    static Certificates of(GivenCertificate given) {
        try {
            return new Certificates(
                    given.authority(),
                    new OneCertificate(given.key(), given.chain().toArray(X509Certificate[]::new)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
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
