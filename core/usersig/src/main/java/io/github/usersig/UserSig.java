package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A UserSig: the signed, expiring password with which a user logs in to IM.
 *
 * <pre>{@code
 * UserSig sig = UserSigIssuer.of(app).issue("alice");
 * login("alice", sig.text());
 *
 * UserSig.parse(textFromSomewhere).expiresAt();      // claims only: who trusts them asks a UserSigVerifier
 * }</pre>
 *
 * <p>Two are equal if their texts are. {@link #toString()} shows the claims and never the whole text. Immutable.
 */
public final class UserSig {

    private static final int FINGERPRINT_BYTES = 6;

    private final String text;
    private final Claims claims;

    UserSig(String text, Claims claims) {
        this.text = text;
        this.claims = claims;
    }

    /**
     * Reads the claims of a UserSig without checking its signature.
     *
     * @throws UserSigFormatException if the text is not a UserSig; its message says which layer is broken
     */
    public static UserSig parse(String text) {
        try {
            return new UserSig(text, Claims.decode(requireNonNull(text, "text")));
        } catch (UndecodableException e) {
            throw new UserSigFormatException(e.field(), e.reason(), e);
        }
    }

    /**
     * A short name for a text, by which logs and journals can tell one UserSig from another without holding it: the first 12
     * hex digits of its SHA-256.
     *
     * @param text the text, whether it is a UserSig or not
     */
    public static String fingerprint(String text) {
        byte[] hash = sha256(requireNonNull(text, "text"));
        return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    }

    /** The text a client presents. It is a password: keep it out of logs. */
    public String text() {
        return text;
    }

    /** The user it was issued for. */
    public String userId() {
        return claims.identifier();
    }

    /** The app it was issued for. */
    public long sdkAppId() {
        return claims.sdkAppId();
    }

    /** When it was issued, to the second. */
    public Instant issuedAt() {
        return claims.issuedAt();
    }

    /** For how long it is valid from then on, to the second. */
    public Duration validity() {
        return Duration.ofSeconds(claims.expire());
    }

    /** The last second in which it is valid. */
    public Instant expiresAt() {
        return claims.expiresAt();
    }

    /**
     * Whether it is out of date at this instant. As official verifiers count, in whole seconds: it is still valid in
     * the very second in which its validity ends.
     */
    public boolean isExpiredAt(Instant instant) {
        return instant.getEpochSecond() > claims.expiresAtSeconds();
    }

    /** What else was signed with it, most often the bytes of a {@link PrivateMapKey}. */
    public Optional<byte[]> userbuf() {
        return claims.userbufBytes();
    }

    /** How it is signed. */
    public UserSigVersion version() {
        return claims.version();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    Claims claims() {
        return claims;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserSig that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The claims and the length of the text, but not the text. */
    @Override
    public String toString() {
        return "UserSig[user=" + Texts.quote(userId()) + ", sdkAppId=" + sdkAppId() + ", issued=" + issuedAt()
                + ", validity=" + Texts.describe(validity()) + ", " + version() + ", " + text.length() + " characters]";
    }
}
