package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import io.github.usersig.mockim.server.internal.parity.book.Ids;

/** Lets no call through that names a user or a group that is not ours: whatever the book says, and whatever a reply has put into it. */
final class Fence {

    private final Identity identity;

    Fence(Identity identity) {
        this.identity = identity;
    }

    /** Looks at a text that is sent. What is no JSON names nobody. */
    void require(String text, Bindings bindings) {
        JsonNode json;
        try {
            json = WholeJson.read(text);
        } catch (JsonProcessingException e) {
            return;
        }
        require(json, bindings);
    }

    void require(JsonNode json, Bindings bindings) {
        json.properties().forEach(field -> {
            if (Ids.isId(field.getKey())) {
                requireOurs(field.getKey(), field.getValue(), bindings);
            }
            require(field.getValue(), bindings);
        });
        if (json.isArray()) {
            json.forEach(item -> require(item, bindings));
        }
    }

    private void requireOurs(String field, JsonNode value, Bindings bindings) {
        if (value.isArray()) {
            value.forEach(item -> requireOurs(field, item, bindings));
        } else if (value.isTextual() && !isOurs(value.textValue(), bindings)) {
            throw new StoppedException(
                    "not sent: " + field + " names somebody who is not ours: no UserID and no GroupId without "
                            + identity.prefix() + " is touched, unless a call of the scenario made it");
        }
    }

    private boolean isOurs(String id, Bindings bindings) {
        return id.isBlank() || identity.isOurs(id) || id.equals(identity.admin()) || bindings.hasMade(id);
    }
}
