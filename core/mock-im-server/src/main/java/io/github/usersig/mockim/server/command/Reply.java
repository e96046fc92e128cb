package io.github.usersig.mockim.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;

/**
 * What a command answers: the code, the reason if it is a refusal, and the fields of its own.
 *
 * <p>On the wire it is the envelope of the REST API (vendor's document 269/1519): {@code ActionStatus},
 * {@code ErrorInfo}, {@code ErrorCode}, then the fields.
 */
public record Reply(int code, String reason, ObjectNode fields) {

    /** Done, and nothing more to say. */
    public static Reply ok() {
        return ok(newFields());
    }

    /** Done. */
    public static Reply ok(ObjectNode fields) {
        return new Reply(0, "", fields);
    }

    /** Refused. */
    public static Reply refused(Refusal refusal) {
        return new Reply(refusal.code(), refusal.reason(), newFields());
    }

    /** Refused, and yet with fields, as batch commands are of which every item failed. */
    public static Reply refused(ImError error, String reason, ObjectNode fields) {
        return new Reply(error.code(), reason, fields);
    }

    static ObjectNode newFields() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The JSON text, in UTF-8. */
    public byte[] toBytes() {
        ObjectNode envelope = newFields();
        envelope.put("ActionStatus", code == 0 ? "OK" : "FAIL");
        envelope.put("ErrorInfo", reason);
        envelope.put("ErrorCode", code);
        envelope.setAll(fields);
        // By way of a String: half a surrogate pair, which JSON can bring in and UTF-8 cannot say, turns into "?".
        return envelope.toString().getBytes(UTF_8);
    }
}
