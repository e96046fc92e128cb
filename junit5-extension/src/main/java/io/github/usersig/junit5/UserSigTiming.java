package io.github.usersig.junit5;

import io.github.usersig.UserSigIssuer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When UserSigs of a kind are issued and expire: what attributes leave open, and what they may not say. */
abstract class UserSigTiming {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** In time, and issued this long ago. */
    static UserSigTiming issuedAgo(Duration age) {
        return new UserSigTiming() {
            @Override
            Duration defaultAge(Duration validity) {
                return age;
            }

            @Override
            Optional<String> contradiction(Duration issuedAgo, Duration validFor) {
                return haveExpired(issuedAgo, validFor);
            }
        };
    }

    /** Out of time, for this long. */
    static UserSigTiming expiredFor(Duration past) {
        return new UserSigTiming() {
            @Override
            Duration defaultValidity(@Nullable Duration issuedAgo) {
                if (issuedAgo == null) {
                    return Duration.ofHours(1);
                }
                Duration half = issuedAgo.dividedBy(2).truncatedTo(ChronoUnit.SECONDS);
                return half.compareTo(A_SECOND) < 0 ? A_SECOND : half;
            }

            @Override
            Duration defaultAge(Duration validity) {
                return validity.plus(past);
            }

            @Override
            Optional<String> contradiction(Duration issuedAgo, Duration validFor) {
                return validFor.compareTo(issuedAgo) < 0
                        ? Optional.empty()
                        : Optional.of(
                                "asks for an expired UserSig, and one issued %s ago and valid for %s is still valid"
                                        .formatted(issuedAgo, validFor));
            }

            @Override
            Apart apart() {
                return Apart.EARLIER;
            }
        };
    }

    /** In time for a minute, and no longer. */
    static UserSigTiming aMinuteLeft() {
        return new UserSigTiming() {
            @Override
            Duration defaultValidity(@Nullable Duration issuedAgo) {
                return issuedAgo == null ? UserSigIssuer.DEFAULT_VALIDITY : issuedAgo.plus(A_MINUTE);
            }

            @Override
            Duration defaultAge(Duration validity) {
                return validity.compareTo(A_MINUTE) > 0 ? validity.minus(A_MINUTE) : Duration.ZERO;
            }

            @Override
            Optional<String> contradiction(Duration issuedAgo, Duration validFor) {
                Duration left = validFor.minus(issuedAgo);
                return left.compareTo(A_MINUTE) <= 0
                        ? haveExpired(issuedAgo, validFor)
                        : Optional.of(
                                "asks for a UserSig with a minute left at most, and one issued %s ago and valid for %s has %s: remove one of the two"
                                        .formatted(issuedAgo, validFor, left));
            }

            @Override
            Apart apart() {
                return Apart.EARLIER_TO_THE_SAME_END;
            }
        };
    }

    /** To be issued only after this time. */
    static UserSigTiming issuedAhead(Duration ahead) {
        return new UserSigTiming() {
            @Override
            Duration defaultAge(Duration validity) {
                return ahead.negated();
            }

            @Override
            Optional<String> contradiction(Duration issuedAgo, Duration validFor) {
                return issuedAgo.isNegative()
                        ? Optional.empty()
                        : Optional.of(
                                "asks for a UserSig issued in the future, and issuedAgo = \"%s\" is not: use a negative one such as \"-PT1H\""
                                        .formatted(issuedAgo));
            }

            @Override
            boolean isAhead() {
                return true;
            }
        };
    }

    private static Optional<String> haveExpired(Duration issuedAgo, Duration validFor) {
        return validFor.compareTo(issuedAgo) > 0
                ? Optional.empty()
                : Optional.of(
                        "asks for a UserSig that is in time, and one issued %s ago and valid for %s has expired: use kind = EXPIRED"
                                .formatted(issuedAgo, validFor));
    }

    /** For how long it is valid, unless told otherwise. */
    Duration defaultValidity(@Nullable Duration issuedAgo) {
        return UserSigIssuer.DEFAULT_VALIDITY;
    }

    /** How long ago it was issued, unless told otherwise. */
    abstract Duration defaultAge(Duration validity);

    /** What is wrong with these two, and what to write instead. */
    abstract Optional<String> contradiction(Duration issuedAgo, Duration validFor);

    /** Whether it is issued in the future. */
    boolean isAhead() {
        return false;
    }

    /** How two of one second are told apart, unless the test says itself when they are issued. */
    Apart apart() {
        return Apart.LONGER;
    }

    /** How one of several UserSigs of a second differs from the others. Never is one valid for a shorter time than was asked for. */
    enum Apart {
        /** It is valid for longer, and issued when it was asked to: earlier, a kick might cover it. */
        LONGER,

        /** It is issued earlier, and expires when it was asked to. */
        EARLIER_TO_THE_SAME_END,

        /** It is issued earlier, and expires earlier: longer, it might not have expired. */
        EARLIER
    }
}
