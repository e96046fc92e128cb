package io.github.usersig.mockim.server.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.parity.profile.Profile;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * What a command answers: the code, the reason if it is a refusal, and the fields of its own.
 *
 * <p>On the wire it is the envelope of the REST API (vendor's document 269/1519): {@code ActionStatus},
 * {@code ErrorInfo}, {@code ErrorCode}, then the fields. A few commands have another envelope.
 *
 * @param status the {@code ActionStatus}; empty if the reply has none
 * @param code the {@code ErrorCode}
 * @param info the {@code ErrorInfo}: why it was refused, or what the pages show on success
 * @param fields what else there is
 * @param fault what was wrong, as {@link Refusal#fault} says it; never on the wire
 */
public record Reply(String status, int code, String info, ObjectNode fields, String fault) {

    private static final String OK = "OK";
    private static final String FAIL = "FAIL";

    /** Done, and nothing more to say. */
    public static Reply ok() {
        return ok(newFields());
    }

    /** Done. */
    public static Reply ok(ObjectNode fields) {
        return new Reply(OK, 0, "", fields, "");
    }

    /** Done, with the {@code ErrorInfo} that the page of this command shows on success. */
    public static Reply ok(String info, ObjectNode fields) {
        return new Reply(OK, 0, info, fields, "");
    }

    /** Done for some and not for others, as {@code batchsendmsg} says it. */
    public static Reply some(ObjectNode fields) {
        return new Reply("SomeError", 0, "", fields, "");
    }

    /** Refused. */
    public static Reply refused(Refusal refusal) {
        return new Reply(FAIL, refusal.code(), refusal.reason(), newFields(), refusal.fault());
    }

    /** Refused, and yet with fields, as batch commands are of which every item failed. */
    public static Reply refused(ImError error, String reason, ObjectNode fields) {
        return new Reply(FAIL, error.code(), reason, fields, "");
    }

    public static ObjectNode newFields() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** In the envelope of this command. */
    Reply in(CommandSpec spec) {
        return spec.bareEnvelope() ? new Reply("", code, info, fields, fault) : this;
    }

    /** The same; if it is a refusal, with the reason that this makes of its own. */
    public Reply telling(UnaryOperator<String> reason) {
        return code == 0 ? this : new Reply(status, code, reason.apply(info), fields, fault);
    }

    /** As an app answers that differs from others by this. */
    public Reply as(Profile profile, Door door, String command) {
        if (profile.hasUsualCodes()) {
            return this;
        }
        ItemCodes.replace(fields, code -> profile.itemCode(door, command, code));
        int other = profile.code(door, command, code, fault);
        return other == code ? this : new Reply(status, other, info, fields, fault);
    }

    /** Why it was refused; empty if it was not. */
    public String reason() {
        return code == 0 ? "" : info;
    }

    /** The JSON text, in UTF-8. */
    public byte[] toBytes() {
        return toJson().getBytes(UTF_8);
    }

    /** The JSON text. In UTF-8, half a surrogate pair, which JSON can bring in and UTF-8 cannot say, turns into "?". */
    public String toJson() {
        return JsonText.write(json -> {
            json.writeStartObject();
            write(json, "ActionStatus", status, !status.isEmpty());
            write(json, "ErrorInfo", info, true);
            if (!fields.has("ErrorCode")) {
                json.writeNumberField("ErrorCode", code);
            }
            JsonText.writeFields(json, fields);
            json.writeEndObject();
        });
    }

    /** Unless a field of the command's own has that name. */
    private void write(JsonGenerator json, String name, String value, boolean wanted) throws IOException {
        if (wanted && !fields.has(name)) {
            json.writeStringField(name, value);
        }
    }
}
