package com.acme.messenger;

import static io.github.usersig.WebhookSignature.verify;

import io.github.usersig.WebhookSignature.Result;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whether it is IM that calls us: it signs the time of its request with the token that it and we know. */
@Component
class WebhookSignature {

    private final ImProperties.Webhook webhook;

    WebhookSignature(ImProperties im) {
        this.webhook = im.webhook();
    }

    boolean isGood(String sign, String requestTime) {
        return check(sign, requestTime).isValid();
    }

    Result check(String sign, String requestTime) {
        return verify(webhook.token(), sign, requestTime, Instant.now(), webhook.tolerance());
    }
}
