package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate of the user's own for HTTPS, with its key and the certificates of those who signed it, read from PEM (RFC 7468). When
 * it is valid and for which hosts is not looked at: to find out what the app says to a wrong one is a good reason to give one.
 *
 * @param key of the first certificate
 * @param chain the server's certificate, and behind each the one whose key has signed it
 */
public record GivenCertificate(KeyPair key, List<X509Certificate> chain) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)-----END \\1-----");

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY"; // PKCS #8

    /** Something to sign, for a look at whether two keys are a pair. */
    private static final byte[] PROBE = "mock IM".getBytes(US_ASCII);

    /**
     * Reads it.
     *
     * @param files with all of it together, in PEM: the certificate and those behind it in this order, and the key
     * @throws IllegalArgumentException if that is not in them; the message names no part of the key
     * @throws UncheckedIOException if one cannot be read
     */
    public static GivenCertificate read(List<Path> files) {
        List<X509Certificate> chain = new ArrayList<>();
        List<byte[]> keys = new ArrayList<>();
        for (Path file : files) {
            Matcher block = BLOCK.matcher(content(file));
            while (block.find()) {
                String label = block.group(1);
                if (label.equals(CERTIFICATE)) {
                    chain.add(certificate(file, decode(file, block.group(2))));
                } else if (label.equals(KEY)) {
                    keys.add(decode(file, block.group(2)));
                } else if (label.endsWith(KEY)) {
                    throw new IllegalArgumentException(file + " has a key as \"" + label
                            + "\", which is not read here: write it anew as PKCS #8, by openssl pkcs8 -topk8 -nocrypt -in "
                            + file + " -out key.pem");
                }
            }
        }
        if (chain.isEmpty() || keys.size() != 1) {
            throw new IllegalArgumentException("in " + files + " there are " + chain.size() + " certificates and "
                    + keys.size() + " keys: name one or more PEM files which together have the server's certificate"
                    + " first, those that signed it behind it, and one key (BEGIN " + KEY + ")");
        }
        return new GivenCertificate(pair(files, chain.get(0), keys.get(0)), List.copyOf(chain));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate in " + file + " cannot be read: " + e, e);
        }
    }

    private static byte[] decode(Path file, String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) { // whose message may quote the key
            throw new IllegalArgumentException(file + " is no PEM: what stands between BEGIN and END is no Base64");
        }
    }

    private static X509Certificate certificate(Path file, byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " has a certificate that is none: " + e.getMessage(), e);
        }
    }

    private static KeyPair pair(List<Path> files, X509Certificate certificate, byte[] key) {
        String kind = certificate.getPublicKey().getAlgorithm();
        try {
            PrivateKey mine = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(key));
            if (areAPair(certificate, mine)) {
                return new KeyPair(certificate.getPublicKey(), mine);
            }
        } catch (GeneralSecurityException e) {
            // a key of another kind, which is said below
        }
        throw new IllegalArgumentException(
                "the key in " + files + " is not that of the first certificate, which is for "
                        + certificate.getSubjectX500Principal() + " and has " + kind
                        + ": name the key it was made with, and put"
                        + " that certificate before those that signed it");
    }

    private static boolean areAPair(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                });
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(PROBE);
        return signature.verify(signed);
    }

    /** Whom clients trust who trust this: the last of the chain. */
    X509Certificate authority() {
        return chain.get(chain.size() - 1);
    }

    /** Names whose it is, and no key. */
    @Override
    public String toString() {
        return "GivenCertificate[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
