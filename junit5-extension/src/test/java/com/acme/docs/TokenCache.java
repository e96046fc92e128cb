package com.acme.docs;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Makes a token and keeps it until an hour before it expires, as apps do with an admin's UserSig. */
final class TokenCache {

    private final Duration validity;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    TokenCache(Duration validity) {
        this.validity = validity;
    }

    String token() {
        Instant now = Instant.now();
        if (!now.isBefore(renewAt)) {
            token = UUID.randomUUID().toString();
            renewAt = now.plus(validity).minus(Duration.ofHours(1));
        }
        return token;
    }
}
