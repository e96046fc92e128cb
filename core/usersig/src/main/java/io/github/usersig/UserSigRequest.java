package io.github.usersig;

import static java.util.Objects.requireNonNull;

import io.github.usersig.Claims.LegacyClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a UserSig shall say, until {@link #issue()} signs it. Made by {@link UserSigIssuer#forUser}. Not thread-safe.
 *
 * <pre>{@code
 * UserSig sig = issuer.forUser("alice").validFor(Duration.ofMinutes(5)).room(10000, RoomPrivilege.all()).issue();
 * }</pre>
 */
public final class UserSigRequest {

    private final UserSigIssuer issuer;
    private final String userId;
    private long issuedAtSeconds;
    private Duration validity = UserSigIssuer.DEFAULT_VALIDITY;
    private UserSigEncoding encoding = UserSigEncoding.COMPACT;
    private boolean legacy;
    private @Nullable Function<Instant, byte[]> userbuf;

    UserSigRequest(UserSigIssuer issuer, String userId, long nowSeconds) {
        this.issuer = issuer;
        this.userId = userId;
        this.issuedAtSeconds = nowSeconds;
    }

    /**
     * When it counts as issued, instead of now; a UserSig knows whole seconds, so the rest is cut off. Any time will
     * do, past or future.
     *
     * @throws IllegalArgumentException if it is further from 1970 than a UserSig can say
     */
    public UserSigRequest issuedAt(Instant issuedAt) {
        if (Math.abs(issuedAt.getEpochSecond()) > Claims.MAX_NUMBER) {
            throw new IllegalArgumentException("issue time " + issuedAt + " is too far from 1970 for a UserSig");
        }
        this.issuedAtSeconds = issuedAt.getEpochSecond();
        return this;
    }

    /**
     * How long it is valid from its issue time, instead of {@link UserSigIssuer#DEFAULT_VALIDITY}. Whole seconds of any
     * sign, as official issuers allow: with zero it is valid in the issuing second only, with less it never is.
     *
     * @throws IllegalArgumentException if it has a fraction of a second or is longer than a UserSig can say
     */
    public UserSigRequest validFor(Duration validity) {
        if (!validity.equals(validity.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    "validity " + validity + " has a fraction of a second: a UserSig knows whole seconds only");
        }
        if (Math.abs(validity.toSeconds()) > Claims.MAX_NUMBER) {
            throw new IllegalArgumentException("validity " + validity + " is longer than a UserSig can say");
        }
        this.validity = validity;
        return this;
    }

    /** Signs these bytes along with it. The last of {@code userbuf} and {@code room} counts. */
    public UserSigRequest userbuf(byte[] userbuf) {
        byte[] copy = userbuf.clone();
        this.userbuf = expiresAt -> copy;
        return this;
    }

    /**
     * Puts a {@link PrivateMapKey} for a room with a number into it, ending when the UserSig does.
     *
     * @param room the room, 0 to 4294967295
     */
    public UserSigRequest room(long room, Set<RoomPrivilege> privileges) {
        Set<RoomPrivilege> copy = Set.copyOf(privileges);
        this.userbuf = expiresAt -> PrivateMapKey.forRoom(userId, issuer.app().sdkAppId(), room, expiresAt, copy)
                .toBytes();
        return this;
    }

    /** Puts a {@link PrivateMapKey} for a room with a name into it, ending when the UserSig does. */
    public UserSigRequest room(String room, Set<RoomPrivilege> privileges) {
        Set<RoomPrivilege> copy = Set.copyOf(privileges);
        this.userbuf = expiresAt -> PrivateMapKey.forRoom(userId, issuer.app().sdkAppId(), room, expiresAt, copy)
                .toBytes();
        return this;
    }

    /** How its text is packed, instead of {@link UserSigEncoding#COMPACT}. */
    public UserSigRequest encoding(UserSigEncoding encoding) {
        this.encoding = requireNonNull(encoding, "encoding");
        return this;
    }

    /** Signs it the old way, with the app's {@link LegacyKeys}. */
    public UserSigRequest legacy() {
        this.legacy = true;
        return this;
    }

    /**
     * Signs and packs it.
     *
     * @throws IllegalArgumentException if a room or userbuf does not fit into a UserSig
     * @throws IllegalStateException if it shall be a legacy one and the app has no private key for that
     */
    public UserSig issue() {
        Claims claims = legacy ? signLegacy() : sign();
        return new UserSig(Envelope.seal(claims, encoding), claims);
    }

    private Claims sign() {
        Claims unsigned = claims(new byte[0], null);
        return claims(issuer.hmac(unsigned), null);
    }

    private Claims signLegacy() {
        LegacyKeys keys = issuer.app()
                .legacyKeys()
                .orElseThrow(() -> new IllegalStateException("SDKAppID "
                        + issuer.app().sdkAppId()
                        + " has no legacy keys: give them to SdkApp.builder(...).legacyKeys(LegacyKeys.generate())"));
        LegacyClaims texts = new LegacyClaims(
                "0",
                "0",
                Long.toString(issuer.app().sdkAppId()),
                Long.toString(issuedAtSeconds),
                Long.toString(validity.toSeconds()));
        Claims unsigned = claims(new byte[0], texts);
        return claims(keys.sign(unsigned), texts);
    }

    private Claims claims(byte[] signature, @Nullable LegacyClaims texts) {
        long expire = validity.toSeconds();
        return new Claims(
                texts == null ? UserSigVersion.V2_HMAC : UserSigVersion.V1_ECDSA,
                userId,
                issuer.app().sdkAppId(),
                issuedAtSeconds,
                expire,
                userbuf == null
                        ? null
                        : Base64.getEncoder()
                                .encodeToString(userbuf.apply(Instant.ofEpochSecond(issuedAtSeconds + expire))),
                signature,
                texts);
    }
}
