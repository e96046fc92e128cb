package io.github.usersig;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a UserSig says, as parsed.
 *
 * @param userbuf the userbuf in base64, just as it was found or will be written: it is signed in that form
 * @param signature the decoded signature, an HMAC (v2) or a DER sequence (v1)
 * @param legacy what only a v1 sig has, or null
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside this package, where nobody compares or changes it
record Claims(
        UserSigVersion version,
        String identifier,
        long sdkAppId,
        long time,
        long expire,
        @Nullable String userbuf,
        byte[] signature,
        @Nullable LegacyClaims legacy) {

    /** The largest whole number that every official issuer can write; times up to it also fit an Instant. */
    static final long MAX_NUMBER = 1L << 53;

    /** What is said where {@link #isTimeInMilliseconds}. */
    static final String TIME_IN_MILLISECONDS =
            "TLS.time is in milliseconds, by its size: write seconds, or it hardly ever expires";

    /** In the year 5138 as seconds, and in 1973 as milliseconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private static final byte[] IDENTIFIER = Utf8Buffer.ascii("TLS.identifier:");
    private static final byte[] SDK_APP_ID = Utf8Buffer.ascii("\nTLS.sdkappid:");
    private static final byte[] TIME = Utf8Buffer.ascii("\nTLS.time:");
    private static final byte[] EXPIRE = Utf8Buffer.ascii("\nTLS.expire:");

    /** The texts of a v1 sig that are signed as they stand. */
    record LegacyClaims(
            @Nullable String appIdAt3rd, String accountType, String sdkAppId, String time, String expireAfter) {}

    static Claims decode(String text) throws UndecodableException {
        return Envelope.open(text);
    }

    long expiresAtSeconds() {
        return time + expire;
    }

    boolean isTimeInMilliseconds() {
        return time > LARGEST_SECONDS;
    }

    Instant issuedAt() {
        return Instant.ofEpochSecond(time);
    }

    Instant expiresAt() {
        return Instant.ofEpochSecond(expiresAtSeconds());
    }

    Optional<byte[]> userbufBytes() {
        return userbuf == null
                ? Optional.empty()
                : Optional.of(Base64.getMimeDecoder().decode(userbuf));
    }

    /** The lines that are signed, each ended by LF. Their order is fixed, whatever the order in the JSON was. */
    void writeSigningText(Utf8Buffer lines) {
        if (legacy == null) {
            lines.append(IDENTIFIER).append(identifier);
            lines.append(SDK_APP_ID).append(sdkAppId);
            lines.append(TIME).append(time);
            lines.append(EXPIRE).append(expire).append('\n');
        } else {
            if (legacy.appIdAt3rd() != null) {
                lines.append("TLS.appid_at_3rd:").append(legacy.appIdAt3rd()).append('\n');
            }
            lines.append("TLS.account_type:").append(legacy.accountType()).append('\n');
            lines.append(IDENTIFIER).append(identifier).append('\n');
            lines.append("TLS.sdk_appid:").append(legacy.sdkAppId()).append('\n');
            lines.append("TLS.time:").append(legacy.time()).append('\n');
            lines.append("TLS.expire_after:").append(legacy.expireAfter()).append('\n');
        }
        if (userbuf != null) {
            lines.append("TLS.userbuf:").append(userbuf).append('\n');
        }
    }
}
