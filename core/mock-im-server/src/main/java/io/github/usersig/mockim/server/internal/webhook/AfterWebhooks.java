package io.github.usersig.mockim.server.internal.webhook;

import io.github.usersig.mockim.server.internal.event.AccountEvent;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.OfficialEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import java.util.List;

/** The webhooks that tell of an event. */
final class AfterWebhooks {

    private AfterWebhooks() {}

    static List<Outgoing> of(Happening happening) {
        if (happening.event() instanceof MessageEvent event) {
            return MessageWebhooks.of(happening, event);
        }
        if (happening.event() instanceof GroupEvent event) {
            return GroupWebhooks.of(happening, event);
        }
        if (happening.event() instanceof RelationEvent event) {
            return RelationWebhooks.of(happening, event);
        }
        if (happening.event() instanceof AccountEvent event) {
            return StateWebhooks.of(happening, event);
        }
        if (happening.event() instanceof SessionEvent event) {
            return StateWebhooks.of(happening, event);
        }
        return OfficialWebhooks.of(happening, (OfficialEvent) happening.event());
    }
}
