package io.github.usersig.mockim.server.internal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/** Gives a reply the names of both generations: what has an alias stands in it under that too. */
public final class ReplyNames {

    private static final Map<String, String> NEWER_GROUP_TYPES = Map.of("Private", "Work", "ChatRoom", "Meeting");

    private ReplyNames() {}

    /**
     * Completes a reply.
     *
     * @param newerGroupTypes whether group types are called by their newer names, as the caller did; a value cannot have
     *     two names at once
     */
    public static void complete(CommandSpec command, ObjectNode reply, boolean newerGroupTypes) {
        complete(command.response(), reply, newerGroupTypes);
    }

    private static void complete(List<FieldSpec> fields, ObjectNode object, boolean newerGroupTypes) {
        for (FieldSpec field : fields) {
            JsonNode value = object.get(field.name());
            if (value == null) {
                continue;
            }
            for (String alias : field.aliases()) {
                object.set(alias, value);
            }
            if (newerGroupTypes && field.name().equals("Type")) {
                object.set("Type", TextNode.valueOf(NEWER_GROUP_TYPES.getOrDefault(value.asText(), value.asText())));
            }
            if (!field.fields().isEmpty()) {
                completeInside(field, value, newerGroupTypes);
            }
        }
    }

    private static void completeInside(FieldSpec field, JsonNode value, boolean newerGroupTypes) {
        if (value instanceof ObjectNode object) {
            complete(field.fields(), object, newerGroupTypes);
        } else {
            for (JsonNode item : value) {
                if (item instanceof ObjectNode object) {
                    complete(field.fields(), object, newerGroupTypes);
                }
            }
        }
    }
}
