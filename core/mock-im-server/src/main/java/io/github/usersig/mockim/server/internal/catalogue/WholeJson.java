package io.github.usersig.mockim.server.internal.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Reads texts that are JSON from their first character to the last, as a mapper of Jackson's reads a tree. For a mapper hundreds of
 * classes are loaded, and the first request to a mock would wait for them.
 */
public final class WholeJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WholeJson() {}

    /**
     * Reads a text; an empty one is a missing node.
     *
     * @throws JsonProcessingException if it is not JSON, or goes on after it
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        try (JsonParser json = FACTORY.createParser(text)) {
            return whole(json);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) { // of a text in memory
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a text in UTF-8; an empty one is a missing node.
     *
     * @throws IOException if it is not JSON in UTF-8, or goes on after it
     */
    public static JsonNode read(byte[] text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            return whole(json);
        }
    }

    private static JsonNode whole(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            return MissingNode.getInstance();
        }
        JsonNode node = node(json, first);
        JsonToken more = json.nextToken();
        if (more != null) {
            throw MismatchedInputException.from(json, JsonNode.class, "goes on with " + more + " after its end");
        }
        return node;
    }

    /** No deeper than the parser goes, which is 1,000 in one another. */
    private static JsonNode node(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> NODES.textNode(json.getText());
            case VALUE_NUMBER_INT -> wholeNumber(json);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException(token + " where a value was to come");
        };
    }

    private static ObjectNode object(JsonParser json) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            object.set(name, node(json, json.nextToken()));
        }
        return object;
    }

    private static ArrayNode array(JsonParser json) throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            array.add(node(json, next));
        }
        return array;
    }

    private static JsonNode wholeNumber(JsonParser json) throws IOException {
        return switch (json.getNumberType()) {
            case INT -> NODES.numberNode(json.getIntValue());
            case LONG -> NODES.numberNode(json.getLongValue());
            default -> NODES.numberNode(json.getBigIntegerValue());
        };
    }
}
