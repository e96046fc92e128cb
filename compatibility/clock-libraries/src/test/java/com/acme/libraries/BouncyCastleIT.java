package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.RealTimeCode;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Certificates that Bouncy Castle makes and checks")
class BouncyCastleIT implements RestoresTheClock {

    private final AppClock clock = AppClock.get();

    private static byte[] certificateOfAnHour() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Name name = new X500Name("CN=app");
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now),
                        Date.from(now.plus(Duration.ofHours(1))),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
    }

    private static X509Certificate ofTheJdk(byte[] encoded) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static X509Certificate ofBouncyCastle(byte[] encoded) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
                .generateCertificate(new ByteArrayInputStream(encoded));
    }

    @Test
    @DisplayName(
            "one made under the moved clock is valid for the JDK and for Bouncy Castle, whichever way it was moved")
    void takesWhatWasJustMade() throws Exception {
        for (Duration skew : new Duration[] {Duration.ofDays(10), Duration.ofDays(-10)}) {
            clock.skew(skew);
            byte[] made = certificateOfAnHour();
            ofTheJdk(made).checkValidity();
            ofBouncyCastle(made).checkValidity();
        }
    }

    @Test
    @DisplayName("one made at the real time expires with the clock for Bouncy Castle; for the JDK when told so")
    void expiresForBouncyCastle() throws Exception {
        byte[] made = certificateOfAnHour();
        clock.advance(Duration.ofDays(400));
        assertThatThrownBy(ofBouncyCastle(made)::checkValidity).isInstanceOf(CertificateExpiredException.class);
        ofTheJdk(made).checkValidity();
        clock.alsoMove(RealTimeCode.CERTIFICATES);
        assertThatThrownBy(ofTheJdk(made)::checkValidity).isInstanceOf(CertificateExpiredException.class);
    }

    @Test
    @DisplayName("one made under a moved clock is not yet valid for either when that has been restored")
    void refusesWhatWasMadeInTheFuture() throws Exception {
        clock.skew(Duration.ofDays(10));
        byte[] made = certificateOfAnHour();
        clock.restore();
        assertThat(clock.state().isMoved()).isFalse();
        assertThatThrownBy(ofTheJdk(made)::checkValidity).isInstanceOf(CertificateNotYetValidException.class);
        assertThatThrownBy(ofBouncyCastle(made)::checkValidity).isInstanceOf(CertificateNotYetValidException.class);
    }
}
