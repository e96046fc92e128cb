package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import java.io.IOException;

/** Reads what an app answers to a webhook, whatever that is. */
final class Answers {

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
    static Read read(String body) {
        JsonNode json;
        try {
            json = WholeJson.read(body);
        } catch (IOException e) { // of what is wrong in it Jackson's message would quote a part
            return bad("the answer is not JSON");
        }
        if (!json.isObject()) {
            return bad("the answer is not a JSON object");
        }
        String status = json.path("ActionStatus").asText();
        if (!status.equals("OK") && !status.equals("FAIL")) {
            return bad("ActionStatus of the answer must be OK or FAIL");
        }
        if (!json.path("ErrorCode").isInt()) {
            return bad("ErrorCode of the answer must be a whole number");
        }
        if (!json.path("ErrorInfo").isTextual()) {
            return bad("ErrorInfo of the answer must be a string");
        }
        return new Read(json, "");
    }

    private static Read bad(String fault) {
        return new Read(MissingNode.getInstance(), fault);
    }
}
