package io.github.usersig.mockim.server.internal.parity.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.JsonObjectText;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was sent and answered, as JSON. */
final class Bodies {

    private Bodies() {}

    /** The object that a body is; nothing if it is something else. */
    static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.of(JsonObjectText.read(body));
        } catch (JsonObjectText.NotAnObjectException e) {
            return Optional.empty();
        }
    }

    /** The reply to a call; nothing if it had none in JSON, or there was no room to keep it. */
    static Optional<JsonNode> reply(CapturedCall call) {
        return read(call.answer().text().getBytes(UTF_8));
    }

    /** All texts in a value, in their order. */
    static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        if (json.isTextual()) {
            texts.add(json.textValue());
        }
        json.forEach(inner -> texts.addAll(texts(inner)));
        return texts;
    }
}
