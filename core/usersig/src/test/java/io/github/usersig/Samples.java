package io.github.usersig;

import java.time.Duration;
import java.time.Instant;

/** The app, user and times that most tests work with: those of the vendor's own samples. */
final class Samples {

    static final String KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";
    static final SdkApp APP = SdkApp.of(1400000000L, KEY);
    static final String USER = "xiaojun";

    /** 1600000000 seconds since 1970. */
    static final Instant ISSUED = Instant.parse("2020-09-13T12:26:40Z");

    static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private Samples() {}

    static UserSigRequest request() {
        return UserSigIssuer.of(APP).forUser(USER).issuedAt(ISSUED).validFor(FIVE_MINUTES);
    }

    static UserSig sig() {
        return request().issue();
    }

    static Verification verify(String text) {
        return UserSigVerifier.of(APP).verify(text, USER, ISSUED);
    }

    static Verification.Refused refusal(Verification verification) {
        if (verification instanceof Verification.Refused refused) {
            return refused;
        }
        throw new AssertionError("expected a refusal, but it was " + verification);
    }
}
