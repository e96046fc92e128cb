package io.github.usersig.mockim.server.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a reply has the documented shape: no field that the catalogue has not, and each of its type and values. */
public final class ReplyShape {

    private static final Set<String> ENVELOPE = Set.of("ActionStatus", "ErrorInfo", "ErrorCode");

    private ReplyShape() {}

    /** What is wrong with it, a line each. */
    public static List<String> faults(CommandSpec spec, JsonNode reply) {
        List<String> faults = new ArrayList<>();
        check(spec.response(), reply, "", faults);
        if (reply.has("ActionStatus") == spec.bareEnvelope()) {
            faults.add("ActionStatus " + (spec.bareEnvelope() ? "is there" : "is missing"));
        }
        return faults;
    }

    private static void check(List<FieldSpec> fields, JsonNode object, String path, List<String> faults) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = path + entry.getKey();
            Optional<FieldSpec> field = fields.stream()
                    .filter(spec ->
                            spec.name().equals(entry.getKey()) || spec.aliases().contains(entry.getKey()))
                    .findFirst();
            if (field.isEmpty()) {
                if (!(path.isEmpty() && ENVELOPE.contains(entry.getKey()))) {
                    faults.add(name + " is not in the catalogue");
                }
            } else {
                checkValue(field.get(), field.get().type(), entry.getValue(), name, faults);
            }
        }
    }

    private static void checkValue(FieldSpec field, FieldType type, JsonNode value, String name, List<String> faults) {
        if (!type.matches(value)) {
            faults.add(name + " is " + value.getNodeType() + ", not " + type.inWords());
            return;
        }
        if (value.isArray()) {
            value.forEach(item -> checkValue(field, field.items(), item, name + "[]", faults));
        } else if (value.isObject() && !field.fields().isEmpty()) {
            check(field.fields(), value, name + ".", faults);
        } else if (!field.allowed().isEmpty() && !field.allowed().contains(value.asText())) {
            faults.add(name + " is " + value + ", not one of " + field.allowed());
        }
    }
}
