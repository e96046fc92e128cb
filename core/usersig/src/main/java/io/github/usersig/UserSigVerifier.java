package io.github.usersig;

import static java.util.Objects.requireNonNull;

import io.github.usersig.Verification.Accepted;
import io.github.usersig.Verification.Refused;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whether one app would accept a UserSig, and if not, why.
 *
 * <pre>{@code
 * UserSigVerifier verifier = UserSigVerifier.of(app);
 * Verification verification = verifier.verify(text, "alice", Instant.now());
 * }</pre>
 *
 * <p>The checks come in a fixed order, the one of the official Go verifier; the first that fails gives the code:
 *
 * <ol>
 *   <li>it can be read: {@code 70003} (nothing at all: {@code 70002} with {@link Builder#olderErrorCodes() older codes})
 *   <li>it is for this SDKAppID: {@code 70014}
 *   <li>it is for the user who presents it: {@code 70013}
 *   <li>it has not expired: {@code 70001}
 *   <li>it was not issued in the future, if {@link Builder#refuseIssuedInFuture(Duration) asked}: {@code 70003}
 *   <li>its signature matches: {@code 70009}; a legacy UserSig for an app without a legacy key: {@code 70016}
 * </ol>
 *
 * <p>Time counts in whole seconds, and a UserSig is still valid at exactly issue time + validity. Signatures are
 * compared in constant time. No input crashes it or makes it work on more than 16 KiB. Safe for use by many threads.
 *
 * @see <a href="https://trtc.io/document/34348">vendor's error codes</a>
 */
public final class UserSigVerifier {

    private final SdkApp app;
    private final HmacSha256 hmac;
    private final boolean olderErrorCodes;
    private final @Nullable Duration futureTolerance;
    private final boolean remembersLast;

    /** What was accepted last, if it is to be remembered: of all checks only that of time can turn out differently now. */
    private volatile @Nullable UserSig last;

    private UserSigVerifier(Builder builder) {
        this.app = builder.app;
        this.hmac = new HmacSha256(app.secretKey());
        this.olderErrorCodes = builder.olderErrorCodes;
        this.futureTolerance = builder.futureTolerance;
        this.remembersLast = builder.remembersLast;
    }

    /** A verifier that decides as the service does by all that is known of it. */
    public static UserSigVerifier of(SdkApp app) {
        return builder(app).build();
    }

    /** Starts a verifier that differs where the service's behaviour is not known. */
    public static Builder builder(SdkApp app) {
        return new Builder(app);
    }

    /**
     * Verifies a UserSig now, by the system clock.
     *
     * @param text the UserSig as presented
     * @param userId the user who presents it
     */
    public Verification verify(String text, String userId) {
        return verify(text, userId, Instant.now());
    }

    /**
     * Verifies a UserSig as of an instant.
     *
     * @param text the UserSig as presented; whatever it is, the answer is a {@code Verification}
     * @param userId the user who presents it
     * @param at the time that counts as now
     */
    public Verification verify(String text, String userId, Instant at) {
        requireNonNull(userId, "userId");
        requireNonNull(at, "at");
        UserSig known = last;
        if (known != null && known.text().equals(text) && known.userId().equals(userId)) {
            return verification(known, at, checkTime(known, at.getEpochSecond()));
        }
        UserSig sig;
        try {
            sig = new UserSig(text, Claims.decode(requireNonNull(text, "text")));
        } catch (UndecodableException e) {
            ImError error = olderErrorCodes && text.isBlank() ? ImError.USERSIG_EMPTY : ImError.USERSIG_ILLEGAL;
            return new Refused(error, e.field(), e.reason(), null, null);
        }
        Optional<Refused> refused = check(sig, userId, at);
        if (remembersLast && refused.isEmpty()) {
            last = sig;
        }
        return verification(sig, at, refused);
    }

    private static Verification verification(UserSig sig, Instant at, Optional<Refused> refused) {
        return refused.isPresent() ? refused.get() : new Accepted(sig, at);
    }

    private Optional<Refused> check(UserSig sig, String userId, Instant at) {
        if (sig.sdkAppId() != app.sdkAppId()) {
            return refuse(
                    ImError.USERSIG_SDKAPPID_MISMATCH,
                    sig.version() == UserSigVersion.V2_HMAC ? "TLS.sdkappid" : "TLS.sdk_appid",
                    "signed for SDKAppID " + sig.sdkAppId() + ", presented to " + app.sdkAppId(),
                    sig,
                    null);
        }
        if (!sig.userId().equals(userId)) {
            return refuse(
                    ImError.USERSIG_USER_MISMATCH,
                    "TLS.identifier",
                    "signed for user " + Texts.quote(sig.userId()) + ", presented by " + Texts.quote(userId)
                            + SendingMistakes.find(sig.userId(), userId)
                                    .map(mistake -> ", which " + mistake)
                                    .orElse(""),
                    sig,
                    null);
        }
        return checkTime(sig, at.getEpochSecond()).or(() -> checkSignature(sig));
    }

    private Optional<Refused> checkTime(UserSig sig, long now) {
        Claims claims = sig.claims();
        if (now > claims.expiresAtSeconds()) {
            Duration ago = Duration.ofSeconds(now - claims.expiresAtSeconds());
            return refuse(
                    ImError.USERSIG_EXPIRED,
                    sig.version() == UserSigVersion.V2_HMAC ? "TLS.expire" : "TLS.expire_after",
                    "expired " + Texts.describe(ago) + " ago: issued " + sig.issuedAt() + ", valid for "
                            + Texts.describe(sig.validity()),
                    sig,
                    ago);
        }
        if (futureTolerance != null && claims.time() - now > futureTolerance.toSeconds()) {
            Duration ahead = Duration.ofSeconds(claims.time() - now);
            return refuse(
                    ImError.USERSIG_ILLEGAL,
                    "TLS.time",
                    "issued " + Texts.describe(ahead) + " in the future, at " + sig.issuedAt() + ": tolerated are "
                            + Texts.describe(futureTolerance)
                            + (claims.isTimeInMilliseconds() ? "; " + Claims.TIME_IN_MILLISECONDS : ""),
                    sig,
                    ahead);
        }
        return Optional.empty();
    }

    private Optional<Refused> checkSignature(UserSig sig) {
        Claims claims = sig.claims();
        if (sig.version() == UserSigVersion.V1_ECDSA && app.legacyKeys().isEmpty()) {
            return refuse(
                    ImError.NO_KEY_FOR_APP,
                    "TLS.sig",
                    "a legacy (ECDSA) UserSig, and SDKAppID " + app.sdkAppId() + " has no legacy key",
                    sig,
                    null);
        }
        boolean matches = sig.version() == UserSigVersion.V1_ECDSA
                ? app.legacyKeys().orElseThrow().verify(claims)
                : MessageDigest.isEqual(hmac.sign(claims), claims.signature());
        if (matches) {
            return Optional.empty();
        }
        String why = SigningMistakes.find(app.secretKey(), hmac, claims)
                .map(mistake -> "signed with the key of SDKAppID " + app.sdkAppId() + ", but the signature " + mistake)
                .orElseGet(() ->
                        "signed with another key than that of SDKAppID " + app.sdkAppId() + ", or changed afterwards");
        return refuse(ImError.USERSIG_SIGNATURE_MISMATCH, "TLS.sig", "the signature does not match: " + why, sig, null);
    }

    private static Optional<Refused> refuse(
            ImError error, String field, String reason, UserSig sig, @Nullable Duration distance) {
        return Optional.of(new Refused(error, field, reason, sig, distance));
    }

    /** The choices a verifier leaves open, each with the default that fits what is known of the service. */
    public static final class Builder {

        private final SdkApp app;
        private boolean olderErrorCodes;
        private @Nullable Duration futureTolerance;
        private boolean remembersLast;

        private Builder(SdkApp app) {
            this.app = requireNonNull(app, "app");
        }

        /**
         * Answers with the codes of the vendor's list of about 2019, which old clients and servers know, where the newest
         * one differs: an empty UserSig has a code of its own there, {@code 70002}.
         */
        public Builder olderErrorCodes() {
            this.olderErrorCodes = true;
            return this;
        }

        /**
         * Refuses what was issued further ahead than this. Unless asked for, any issue time in the future is accepted,
         * as all official verifiers do; what the service does is not documented.
         *
         * @param tolerance how far ahead an issuer's clock may be; zero allows nothing
         * @throws IllegalArgumentException if it is negative
         */
        public Builder refuseIssuedInFuture(Duration tolerance) {
            if (tolerance.isNegative()) {
                throw new IllegalArgumentException("tolerance " + tolerance + " is negative: use zero or more");
            }
            this.futureTolerance = tolerance;
            return this;
        }

        /**
         * Remembers the UserSig accepted last, and looks only at its time when the same user presents the same text again.
         * The answers are the same, and come several times as fast where an app server shows the UserSig of its admin with
         * each request.
         */
        public Builder rememberLast() {
            this.remembersLast = true;
            return this;
        }

        /** The verifier. */
        public UserSigVerifier build() {
            return new UserSigVerifier(this);
        }
    }
}
