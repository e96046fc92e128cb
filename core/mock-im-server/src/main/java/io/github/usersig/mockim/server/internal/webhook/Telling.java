package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the app is told of one event: webhooks of one command, mostly one. */
final class Telling {

    private final WebhookCommand command;
    private final Happening happening;
    private final List<Outgoing> webhooks = new ArrayList<>(1);

    Telling(WebhookCommand command, Happening happening) {
        this.command = command;
        this.happening = happening;
    }

    /** Who brought the event about. */
    Caller by() {
        return happening.by();
    }

    /** When it was. */
    Instant at() {
        return happening.at();
    }

    /** The body of one more webhook, which has its name and nothing else yet. */
    ObjectNode webhook() {
        return webhook(by());
    }

    /** The same, brought about by somebody else. */
    ObjectNode webhook(Caller by) {
        Outgoing outgoing = Outgoing.of(command, by);
        webhooks.add(outgoing);
        return outgoing.body();
    }

    /** All of them. */
    List<Outgoing> webhooks() {
        return webhooks;
    }
}
