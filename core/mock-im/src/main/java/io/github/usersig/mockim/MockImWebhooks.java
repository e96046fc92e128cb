package io.github.usersig.mockim;

import java.util.List;
import java.util.Optional;

/**
 * How a tenant calls the app under test, as the real service does, and what came of it.
 *
 * <pre>{@code
 * im.webhooks().settings(WebhookSettings.to(URI.create("http://127.0.0.1:8080/im/webhook")).withToken("xxxxyyyy"));
 * im.webhooks().calls().of(WebhookCommand.C2C_AFTER_SEND_MSG).answered().entries();
 * }</pre>
 *
 * <p>Safe for use by many threads; the next webhook sees what was set.
 */
public interface MockImWebhooks {

    /** Where and how the tenant calls the app, without the token, which is told to nobody; empty if it does not. */
    Optional<WebhookSettings> settings();

    /** Lets the tenant call the app from now on. */
    void settings(WebhookSettings settings);

    /** Lets it call the app no more; webhooks that wait to be sent are dropped. */
    void stop();

    /** The webhooks it has sent so far, the answers, and what came of them. */
    default WebhookCalls calls() {
        return callsAfter(0);
    }

    /** The webhooks it has sent since the one with this number. */
    WebhookCalls callsAfter(long number);

    /** Lets webhooks get lost, late, doubled or out of order; the newest override that fits one is taken. */
    void override(WebhookOverride override);

    /** The overrides that still concern webhooks, newest first, each with the number it has left. */
    List<WebhookOverride> overrides();

    /** Takes the overrides of webhooks away; not those of calls. */
    void clearOverrides();
}
