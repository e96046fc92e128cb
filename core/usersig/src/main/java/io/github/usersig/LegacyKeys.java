package io.github.usersig;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ECDSA keys of an app that still uses legacy (v1) UserSigs.
 *
 * <pre>{@code
 * SdkApp app = SdkApp.builder(1400000000L).legacyKeys(LegacyKeys.ofPem(privatePem, publicPem)).build();
 * SdkApp fresh = SdkApp.builder(1400000000L).legacyKeys(LegacyKeys.generate()).build();
 * }</pre>
 *
 * <p>Both curves found in real apps work. P-256 needs nothing; secp256k1, which JDKs no longer have, needs
 * {@code org.bouncycastle:bcprov-jdk18on} on the class path. The private key is never part of {@link #toString()}.
 * Immutable.
 */
public final class LegacyKeys {

    private final EcCurve curve;
    private final @Nullable PrivateKey privateKey;
    private final PublicKey publicKey;

    private LegacyKeys(EcCurve curve, @Nullable PrivateKey privateKey, PublicKey publicKey) {
        this.curve = curve;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Both keys: such an app can issue and verify.
     *
     * @param privatePem a PEM text with a {@code PRIVATE KEY} (PKCS#8) or {@code EC PRIVATE KEY} (SEC1)
     * @param publicPem a PEM text with a {@code PUBLIC KEY}
     * @throws IllegalArgumentException if one of the texts is not such a key, or the two are on different curves
     * @throws IllegalStateException if Bouncy Castle is needed and absent
     */
    public static LegacyKeys ofPem(String privatePem, String publicPem) {
        LegacyKeys verifying = ofPublicPem(publicPem);
        byte[] pkcs8 = pkcs8(requireNonNull(privatePem, "privatePem"), verifying.curve);
        if (EcCurve.of(pkcs8) != verifying.curve) {
            throw new IllegalArgumentException("the private key is on " + EcCurve.of(pkcs8) + " and the public key on "
                    + verifying.curve + ": they are not a pair");
        }
        try {
            return new LegacyKeys(verifying.curve, verifying.curve.readPrivate(pkcs8), verifying.publicKey);
        } catch (GeneralSecurityException e) {
            throw unreadable("private", e);
        }
    }

    /**
     * The public key alone: such an app can verify and not issue.
     *
     * @throws IllegalArgumentException if the text is not a PEM text with a {@code PUBLIC KEY} on one of the two curves
     * @throws IllegalStateException if Bouncy Castle is needed and absent
     */
    public static LegacyKeys ofPublicPem(String publicPem) {
        byte[] spki = Pem.find("PUBLIC KEY", requireNonNull(publicPem, "publicPem"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no public key in this text: it needs a block that begins with -----BEGIN PUBLIC KEY-----"));
        EcCurve curve = EcCurve.of(spki);
        try {
            return new LegacyKeys(curve, null, curve.readPublic(spki));
        } catch (GeneralSecurityException e) {
            throw unreadable("public", e);
        }
    }

    /** A new random pair on P-256. */
    public static LegacyKeys generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new LegacyKeys(EcCurve.P256, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot make a P-256 key pair", e);
        }
    }

    /** The public key as PEM text. */
    public String publicPem() {
        return Pem.write("PUBLIC KEY", publicKey.getEncoded());
    }

    /** The private key as PEM text (PKCS#8), for configuring the app under test, or empty if there is none. */
    public Optional<String> privatePem() {
        return Optional.ofNullable(privateKey).map(key -> Pem.write("PRIVATE KEY", key.getEncoded()));
    }

    byte[] sign(Claims claims) {
        if (privateKey == null) {
            throw new IllegalStateException(
                    "this app has only the public key of its legacy pair: give it both with LegacyKeys.ofPem");
        }
        try {
            return curve.sign(privateKey, signingText(claims));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the legacy private key does not sign", e);
        }
    }

    boolean verify(Claims claims) {
        try {
            return curve.verify(publicKey, signingText(claims), claims.signature());
        } catch (GeneralSecurityException e) {
            return false; // what is no DER sequence of two numbers cannot be our signature
        }
    }

    private static Utf8Buffer signingText(Claims claims) {
        Utf8Buffer text = new Utf8Buffer(256);
        claims.writeSigningText(text);
        return text;
    }

    private static byte[] pkcs8(String privatePem, EcCurve curve) {
        return Pem.find("PRIVATE KEY", privatePem)
                .or(() -> Pem.find("EC PRIVATE KEY", privatePem).map(curve::wrapSec1))
                .orElseThrow(() -> new IllegalArgumentException("no private key in this text: it needs a block that"
                        + " begins with -----BEGIN PRIVATE KEY----- or -----BEGIN EC PRIVATE KEY-----"));
    }

    private static IllegalArgumentException unreadable(String which, GeneralSecurityException cause) {
        return new IllegalArgumentException(
                "the legacy " + which + " key cannot be read: " + cause.getMessage(), cause);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LegacyKeys that
                && publicKey.equals(that.publicKey)
                && (privateKey == null) == (that.privateKey == null);
    }

    @Override
    public int hashCode() {
        return publicKey.hashCode();
    }

    /** Names the curve and what is there, never a key. */
    @Override
    public String toString() {
        return "LegacyKeys[" + curve + (privateKey == null ? ", public key only]" : ", key pair]");
    }
}
