package com.acme.messenger;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Our app at IM.
 *
 * @param secretKeyFile holds the key and nothing else; it is read again and again, so that the key can be rotated
 */
@ConfigurationProperties("im")
record ImProperties(long sdkAppId, Path secretKeyFile, URI endpoint, UserSig userSig, Admin admin, Webhook webhook) {

    record UserSig(Duration validity, Duration renewBefore) {}

    record Admin(String userId, Duration validity) {}

    record Webhook(String token, Duration tolerance) {

        @Override
        public String toString() {
            return "Webhook[token=..., tolerance=" + tolerance + "]";
        }
    }
}
