package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.usersig.mockim.server.internal.catalogue.JsonObjectText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an app answers to a webhook, whatever that is. */
final class Answers {

    private static final String EXAMPLE = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}";

    private Answers() {}

    /**
     * An answer, or what is wrong with it.
     *
     * @param json the answer; missing if it is none
     * @param fault empty if it is one
     */
    record Read(JsonNode json, String fault) {

        boolean isGood() {
            return fault.isEmpty();
        }
    }

    /** ActionStatus, ErrorCode and ErrorInfo must be there, each with its type. */
    static Read read(byte[] body) {
        if (body.length == 0) {
            return bad("the answer is empty: answer " + EXAMPLE);
        }
        JsonNode json;
        try {
            json = JsonObjectText.read(body);
        } catch (JsonObjectText.NotAnObjectException e) {
            return bad("the answer is not a JSON object, it " + e.what());
        }
        for (String name : List.of("ActionStatus", "ErrorCode", "ErrorInfo")) {
            if (!json.has(name)) {
                return bad(missing(name, json));
            }
        }
        return fault(json).map(Answers::bad).orElseGet(() -> new Read(json, ""));
    }

    /** A class whose properties go by Java's rule gives names in small letters, unless its JSON library is told otherwise. */
    private static String missing(String name, JsonNode json) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return name + " of the answer is missing, and " + field.getKey()
                        + " is there: names are case-sensitive, so give the property its name (@JsonProperty(\"" + name
                        + "\") for Jackson, @JSONField(name = \"" + name + "\") for fastjson)";
            }
        }
        return name + " of the answer is missing: answer " + EXAMPLE;
    }

    private static Optional<String> fault(JsonNode json) {
        String status = json.path("ActionStatus").asText();
        if (!status.equals("OK") && !status.equals("FAIL")) {
            return Optional.of("ActionStatus of the answer must be OK or FAIL, in capitals");
        }
        if (!json.path("ErrorCode").isInt()) {
            return Optional.of("ErrorCode of the answer must be a whole number");
        }
        if (!json.path("ErrorInfo").isTextual()) {
            return Optional.of("ErrorInfo of the answer must be a string");
        }
        return status.equals("FAIL") && json.path("ErrorCode").asInt() == 0
                ? Optional.of(
                        "ActionStatus of the answer is FAIL and ErrorCode 0, which contradict each other: the code"
                                + " decides, so refuse with 1")
                : Optional.empty();
    }

    private static Read bad(String fault) {
        return new Read(MissingNode.getInstance(), fault);
    }
}
