package io.github.usersig.mockim.server.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Sends;
import io.github.usersig.mockim.server.internal.tenant.JournalNote.Sent;
import java.util.ArrayList;
import java.util.List;

/** Which message a request wants to send, for the journal: as the body says it, good or not. */
final class SentMessages {

    private SentMessages() {}

    static Sent of(Sends sends, String admin, ObjectNode body) {
        if (sends == Sends.NOTHING) {
            return Sent.NOTHING;
        }
        JsonNode receivers = body.path("To_Account");
        List<String> to = new ArrayList<>(1);
        if (sends == Sends.TO_GROUP) { // where To_Account names some of the members
            to.add(body.path("GroupId").asText());
        } else if (receivers.isArray()) {
            receivers.forEach(receiver -> to.add(receiver.asText()));
        } else {
            to.add(receivers.asText());
        }
        return new Sent(body.path("From_Account").asText(admin), List.copyOf(to));
    }
}
