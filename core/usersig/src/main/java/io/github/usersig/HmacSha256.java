package io.github.usersig;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with one app's secret key. The key's characters are the key: it is never decoded from hex. */
final class HmacSha256 {

    private static final String ALGORITHM = "HmacSHA256";

    private final Pool<Signer> signers;

    HmacSha256(String secretKey) {
        SecretKeySpec key = new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.signers = new Pool<>(() -> new Signer(keyed(key)));
    }

    byte[] sign(Claims claims) {
        Signer signer = signers.borrow();
        try {
            return signer.sign(claims);
        } finally {
            signers.giveBack(signer);
        }
    }

    /** Signs any text with any key, once. */
    static byte[] sign(byte[] key, byte[] text) {
        return keyed(new SecretKeySpec(key, ALGORITHM)).doFinal(text);
    }

    /** Signs any text. */
    byte[] sign(byte[] text) {
        Signer signer = signers.borrow();
        try {
            return signer.mac.doFinal(text);
        } finally {
            signers.giveBack(signer);
        }
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must have " + ALGORITHM + ", and this one has not", e);
        }
    }

    /** A Mac that has its key, and the buffer that it reads from. */
    private static final class Signer {

        private final Mac mac;
        private final Utf8Buffer text = new Utf8Buffer(512);

        Signer(Mac mac) {
            this.mac = mac;
        }

        byte[] sign(Claims claims) {
            text.clear();
            claims.writeSigningText(text);
            mac.update(text.array(), 0, text.length());
            return mac.doFinal();
        }
    }
}
