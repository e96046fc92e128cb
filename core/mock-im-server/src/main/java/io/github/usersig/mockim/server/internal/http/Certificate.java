package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A certificate (RFC 5280) with its key, which the JDK can read but not make. Of the libraries that can, the smallest,
 * okhttp-tls, brings OkHttp and Kotlin: 3 MB in every jar of ours, and their classes to load at every start of a container.
 */
record Certificate(KeyPair key, X509Certificate x509) {

    /** The mock's clock may be ahead of a client's, such as in a container on an engine with a clock of its own. */
    private static final Duration ALREADY_VALID = Duration.ofDays(2);

    /** Longer than a container is reused. With the days before, it is less than the 398 that some clients put up with. */
    private static final Duration STILL_VALID = Duration.ofDays(365);

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.name("1.2.840.10045.4.3.2"));
    private static final Pattern IPV4 = Pattern.compile("\\d+(\\.\\d+){3}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that may sign others, but no other authorities. */
    static Certificate authority(String name) throws GeneralSecurityException {
        KeyPair key = newKey();
        return signed(
                key,
                name,
                key,
                name,
                List.of(
                        critical("2.5.29.19", Der.sequence(Der.TRUE, Der.integer(BigInteger.ZERO))),
                        critical(
                                "2.5.29.15",
                                Der.bits(1, new byte[] {0b0000_0110})), // signs certificates and their revocation
                        extension("2.5.29.14", Der.bytes(identifier(key)))));
    }

    /** One for a server that is known by these host names and addresses. */
    Certificate forServer(String name, Collection<String> hosts) throws GeneralSecurityException {
        List<byte[]> alternatives = new ArrayList<>();
        for (String host : hosts) {
            alternatives.add(alternative(host));
        }
        String authority = x509.getSubjectX500Principal().getName().substring("CN=".length());
        return signed(
                newKey(),
                name,
                key,
                authority,
                List.of(
                        critical("2.5.29.15", Der.bits(7, new byte[] {(byte) 0b1000_0000})), // signs what it sends
                        extension("2.5.29.37", Der.sequence(Der.name("1.3.6.1.5.5.7.3.1"))), // as a server
                        extension("2.5.29.17", Der.sequence(alternatives.toArray(byte[][]::new))),
                        extension("2.5.29.35", Der.sequence(Der.tagged(0, identifier(key))))));
    }

    private static Certificate signed(
            KeyPair key, String name, KeyPair signer, String signerName, List<byte[]> extensions)
            throws GeneralSecurityException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        byte[] content = Der.sequence(
                Der.around(0, Der.integer(BigInteger.TWO)), // version 3
                Der.integer(new BigInteger(63, RANDOM).add(BigInteger.ONE)),
                ECDSA_WITH_SHA256,
                commonName(signerName),
                Der.sequence(Der.time(now.minus(ALREADY_VALID)), Der.time(now.plus(STILL_VALID))),
                commonName(name),
                key.getPublic().getEncoded(),
                Der.around(3, Der.sequence(extensions.toArray(byte[][]::new))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.getPrivate(), RANDOM);
        signature.update(content);
        byte[] encoded = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
        return new Certificate(key, (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)));
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static byte[] commonName(String name) {
        return Der.sequence(Der.set(Der.sequence(Der.name("2.5.4.3"), Der.text(name))));
    }

    private static byte[] extension(String identifier, byte[] value) {
        return Der.sequence(Der.name(identifier), Der.bytes(value));
    }

    private static byte[] critical(String identifier, byte[] value) {
        return Der.sequence(Der.name(identifier), Der.TRUE, Der.bytes(value));
    }

    /** By which a certificate names the key that has signed it: any hash that differs from that of other keys. */
    private static byte[] identifier(KeyPair key) throws GeneralSecurityException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(key.getPublic().getEncoded());
        return Arrays.copyOf(hash, 20);
    }

    private static byte[] alternative(String host) {
        if (host.contains(":") || IPV4.matcher(host).matches()) {
            try {
                return Der.tagged(7, InetAddress.getByName(host).getAddress());
            } catch (UnknownHostException e) {
                // looks like an address and is none, so it may be a name
            }
        }
        return Der.tagged(2, host.getBytes(US_ASCII));
    }

    static String pem(X509Certificate x509) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(x509.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
