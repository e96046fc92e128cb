package io.github.usersig.mockim.server.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.WebhookCall.Outcome;

/**
 * What came back for a webhook.
 *
 * @param status of HTTP, 0 if there was no answer
 * @param body the answer's
 * @param fault what is wrong; empty if nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and neither compared nor changed
record WebhookResponse(Outcome outcome, int status, byte[] body, String fault) {

    private static final byte[] NOTHING = {};

    static WebhookResponse failed(Outcome outcome, String fault) {
        return new WebhookResponse(outcome, 0, NOTHING, fault);
    }

    /** The body as far as it can be shown: what is not UTF-8 in it shows as such. */
    String text() {
        return new String(body, UTF_8);
    }

    /** The same, when what the app says turns out to be no good. */
    WebhookResponse bad(String why) {
        return new WebhookResponse(Outcome.BAD_ANSWER, status, body, why);
    }
}
