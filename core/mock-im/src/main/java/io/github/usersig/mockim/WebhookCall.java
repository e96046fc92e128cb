package io.github.usersig.mockim;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One webhook, the app's answer, and what came of it. Holds neither the token nor the signature.
 *
 * @param number counts the tenant's webhooks, from 1
 * @param at when it was sent, by the tenant's clock
 * @param command which
 * @param parameters those of the URL, without Sign
 * @param body what was sent, as JSON
 * @param attempt 1 for the first, more for one that was sent again
 * @param outcome how sending it went
 * @param status the HTTP status of the answer, 0 if there was none
 * @param answer the body of the answer, its first 4,096 characters; empty if there was none
 * @param effect what came of it, in words, such as {@code refused with 120001: no} or {@code MsgBody changed}
 * @param took from sending it to the answer
 */
public record WebhookCall(
        long number,
        Instant at,
        WebhookCommand command,
        Map<String, String> parameters,
        String body,
        int attempt,
        Outcome outcome,
        int status,
        String answer,
        String effect,
        Duration took) {

    /** How sending a webhook went. */
    public enum Outcome {
        /** The app answered as it must. */
        ANSWERED,
        /** The app answered something that is no good: not HTTP 200, or no JSON of the right form. */
        BAD_ANSWER,
        /** The app did not answer in time. */
        TIMED_OUT,
        /** The app could not be reached, or hung up. */
        UNREACHABLE,
        /** A test wanted it lost. */
        LOST,
        /** Too many were waiting to be sent. */
        DROPPED
    }

    /** A webhook; the parameters are copied. */
    public WebhookCall {
        parameters = Map.copyOf(parameters);
    }

    /** Whether the app answered as it must. */
    public boolean isAnswered() {
        return outcome == Outcome.ANSWERED;
    }

    /** It as one line, such as {@code #3 C2C.CallbackBeforeSendMsg -> ANSWERED 200, allowed}. */
    @Override
    public String toString() {
        return "#" + number + " " + command + (attempt > 1 ? " (attempt " + attempt + ")" : "") + " -> " + outcome
                + (status == 0 ? "" : " " + status) + (effect.isEmpty() ? "" : ", " + effect);
    }
}
