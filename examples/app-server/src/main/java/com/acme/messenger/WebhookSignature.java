package com.acme.messenger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Whether it is IM that calls us: it signs the time of its request with the token that it and we know. */
@Component
class WebhookSignature {

    private final ImProperties.Webhook webhook;

    WebhookSignature(ImProperties im) {
        this.webhook = im.webhook();
    }

    boolean isGood(String sign, String requestTime) {
        return MessageDigest.isEqual(
                        sign.getBytes(US_ASCII), expected(requestTime).getBytes(US_ASCII))
                && isRecent(requestTime);
    }

    private String expected(String requestTime) {
        try {
            byte[] signed = (webhook.token() + requestTime).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(signed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    boolean isRecent(String requestTime) {
        try {
            Instant time = Instant.ofEpochSecond(Long.parseLong(requestTime));
            return Duration.between(time, Instant.now()).abs().compareTo(webhook.tolerance()) <= 0;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }
}
