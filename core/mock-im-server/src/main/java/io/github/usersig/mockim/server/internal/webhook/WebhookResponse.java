package io.github.usersig.mockim.server.internal.webhook;

import io.github.usersig.mockim.WebhookCall.Outcome;

/**
 * What came back for a webhook.
 *
 * @param status of HTTP, 0 if there was no answer
 * @param body the answer's
 * @param fault what is wrong; empty if nothing is
 */
record WebhookResponse(Outcome outcome, int status, String body, String fault) {

    static WebhookResponse failed(Outcome outcome, String fault) {
        return new WebhookResponse(outcome, 0, "", fault);
    }

    /** The same, when what the app says turns out to be no good. */
    WebhookResponse bad(String why) {
        return new WebhookResponse(Outcome.BAD_ANSWER, status, body, why);
    }
}
