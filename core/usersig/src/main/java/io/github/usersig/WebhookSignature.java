package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The signature of webhooks, by which an app knows that IM calls it: {@code Sign} is SHA-256 of the token and {@code
 * RequestTime}, in small hex digits. It covers neither the body nor the other parameters, so an old one can be used again:
 * the time must be looked at as well.
 *
 * <pre>{@code
 * WebhookSignature.Result result = WebhookSignature.verify(
 *     token, request.getParameter("Sign"), request.getParameter("RequestTime"), Instant.now(), Duration.ofMinutes(1));
 * if (!result.isValid()) {
 *     log.warn("webhook refused: {}", result.reason());      // tells neither the token nor the signature
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://cloud.tencent.com/document/product/269/1522">vendor's page on webhooks</a>
 */
public final class WebhookSignature {

    /** What is wrong with a signature, or {@link #VALID}. */
    public enum Result {
        /** It was made with the token, lately. */
        VALID("the signature is right"),
        /** There is no Sign or no RequestTime. */
        MISSING("Sign or RequestTime is missing in the URL: is the token set on the side of IM?"),
        /** RequestTime is no number of seconds. */
        BAD_TIME("RequestTime is not a number of seconds since 1970"),
        /** It was made with another token or for another time. */
        WRONG("Sign is not that of this token and RequestTime: is the token the same on both sides?"),
        /** It was made too long ago, or in what is the future here. */
        STALE("RequestTime is too far from now: somebody sends an old webhook again, or a clock is wrong");

        private final String reason;

        Result(String reason) {
            this.reason = reason;
        }

        /** Whether all is well. */
        public boolean isValid() {
            return this == VALID;
        }

        /** What is wrong, in words. */
        public String reason() {
            return reason;
        }
    }

    private static final int MOST_DIGITS = 12;

    private WebhookSignature() {}

    /** What {@code Sign} must be for this token and time; of the time only the seconds count. */
    public static String sign(String token, Instant requestTime) {
        return sign(token, Long.toString(requestTime.getEpochSecond()));
    }

    private static String sign(String token, String requestTime) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((token + requestTime).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Whether a webhook is one of IM. The comparison takes the same time however much of the signature is right.
     *
     * @param token as set in the console
     * @param sign the parameter {@code Sign}; null if there is none
     * @param requestTime the parameter {@code RequestTime}; null if there is none
     * @param now what the app believes is now
     * @param tolerance how far RequestTime may be from now, in either direction; the vendor's pages for Chat give no figure,
     *     one of Live says a minute
     * @throws IllegalArgumentException if the token is empty, for then everybody could sign, or the tolerance is negative
     */
    public static Result verify(
            String token, @Nullable String sign, @Nullable String requestTime, Instant now, Duration tolerance) {
        if (token.isEmpty() || tolerance.isNegative()) {
            throw new IllegalArgumentException(
                    token.isEmpty()
                            ? "the token of the webhooks is empty: set one in the console, and give it here"
                            : "the tolerance " + tolerance + " is negative: give a length of time such as PT1M");
        }
        if (sign == null || requestTime == null || sign.isEmpty() || requestTime.isEmpty()) {
            return Result.MISSING;
        }
        if (requestTime.length() > MOST_DIGITS || !requestTime.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Result.BAD_TIME;
        }
        if (!MessageDigest.isEqual(sign(token, requestTime).getBytes(UTF_8), sign.getBytes(UTF_8))) {
            return Result.WRONG;
        }
        Duration away = Duration.between(Instant.ofEpochSecond(Long.parseLong(requestTime)), now)
                .abs();
        return away.compareTo(tolerance.plusSeconds(1)) < 0 ? Result.VALID : Result.STALE;
    }
}
