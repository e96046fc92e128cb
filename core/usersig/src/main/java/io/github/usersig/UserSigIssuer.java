package io.github.usersig;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;

/**
 * Issues UserSigs as an app's server does.
 *
 * <pre>{@code
 * UserSigIssuer issuer = UserSigIssuer.of(app);
 * UserSig usual = issuer.issue("alice");                                      // valid for 180 days from now
 * UserSig expired = issuer.forUser("alice")
 *         .issuedAt(Instant.now().minus(Duration.ofHours(2)))
 *         .validFor(Duration.ofHours(1))
 *         .issue();
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class UserSigIssuer {

    /** How long a UserSig is valid unless told otherwise: 180 days, as in the vendor's guides and samples. */
    public static final Duration DEFAULT_VALIDITY = Duration.ofDays(180);

    private final SdkApp app;
    private final Clock clock;
    private final UserIdRule userIdRule;
    private final HmacSha256 hmac;

    private UserSigIssuer(SdkApp app, Clock clock, UserIdRule userIdRule) {
        this.app = requireNonNull(app, "app");
        this.clock = requireNonNull(clock, "clock");
        this.userIdRule = requireNonNull(userIdRule, "userIdRule");
        this.hmac = new HmacSha256(app.secretKey());
    }

    /** An issuer for this app, on the system clock, for UserIDs of printable ASCII. */
    public static UserSigIssuer of(SdkApp app) {
        return new UserSigIssuer(app, Clock.systemUTC(), UserIdRule.PRINTABLE_ASCII);
    }

    /** The same issuer on another clock. */
    public UserSigIssuer withClock(Clock clock) {
        return new UserSigIssuer(app, clock, userIdRule);
    }

    /** The same issuer for UserIDs under another rule. */
    public UserSigIssuer withUserIdRule(UserIdRule userIdRule) {
        return new UserSigIssuer(app, clock, userIdRule);
    }

    /** The app whose key signs. */
    public SdkApp app() {
        return app;
    }

    /**
     * A UserSig with all defaults: issued now, valid for {@link #DEFAULT_VALIDITY}, compact.
     *
     * @throws IllegalArgumentException if the UserID breaks the rule
     */
    public UserSig issue(String userId) {
        return forUser(userId).issue();
    }

    /**
     * Starts a UserSig that differs from the default.
     *
     * @throws IllegalArgumentException if the UserID breaks the rule
     */
    public UserSigRequest forUser(String userId) {
        return new UserSigRequest(this, userIdRule.require(userId), Math.floorDiv(clock.millis(), 1000L));
    }

    byte[] hmac(Claims claims) {
        return hmac.sign(claims);
    }
}
