package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.event.Caller;

/**
 * A webhook to be sent.
 *
 * @param by who brought it about, and from which platform
 * @param body what it says
 */
public record Outgoing(WebhookCommand command, Caller by, ObjectNode body) {

    /** What it says, as JSON. */
    String text() {
        return JsonText.of(body);
    }

    /** One with nothing but its name in the body. */
    public static Outgoing of(WebhookCommand command, Caller by) {
        return new Outgoing(command, by, JsonNodeFactory.instance.objectNode().put("CallbackCommand", command.text()));
    }
}
