package io.github.usersig.mockim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON that a {@link MockImClient} says to the SDK door. */
final class SdkJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SdkJson() {}

    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * The JSON object in a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ObjectNode object(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("not a JSON object: give it {} if there is nothing to say");
    }
}
