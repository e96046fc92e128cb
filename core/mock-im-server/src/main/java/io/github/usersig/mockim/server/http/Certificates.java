package io.github.usersig.mockim.server.http;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate authority of the mock's own, made anew with each mock, and the mock's certificate from it. */
final class Certificates {

    /** Longer than any test run, and no reason to keep one. */
    private static final long VALID_DAYS = 30;

    /** The hosts of the real service, so that a client that was led here under their name is content. */
    private static final List<String> NAMES = List.of(
            "localhost",
            "127.0.0.1",
            "::1",
            "console.tim.qq.com",
            "*.im.qcloud.com",
            "*.my-imcloud.com",
            "*.tim.qq.com");

    private final HeldCertificate authority;
    private final HandshakeCertificates server;

    /** @param moreNames where the mock listens, and whatever else it is called */
    Certificates(Collection<String> moreNames) {
        authority = new HeldCertificate.Builder()
                .commonName("mock IM certificate authority")
                .certificateAuthority(0)
                .duration(VALID_DAYS, TimeUnit.DAYS)
                .build();
        HeldCertificate.Builder certificate = new HeldCertificate.Builder()
                .commonName("mock IM")
                .signedBy(authority)
                .duration(VALID_DAYS, TimeUnit.DAYS);
        Set<String> names = new LinkedHashSet<>(NAMES);
        names.addAll(moreNames);
        names.forEach(certificate::addSubjectAlternativeName);
        server = new HandshakeCertificates.Builder()
                .heldCertificate(certificate.build(), authority.certificate())
                .build();
    }

    /** The authority's certificate in PEM. */
    String authorityPem() {
        return authority.certificatePem();
    }

    SSLContext serverContext() {
        return server.sslContext();
    }
}
