package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose a thing in a reply is: the book's own, or somebody else's, whom no recording may name. */
final class Owners {

    private static final List<String> COUNTING = List.of("TopicId", "GroupId", "From_Account", "To_Account", "UserID");
    private static final Set<String> NAMING =
            Set.of("UserID", "GroupId", "GroupID", "ToGroupId", "TopicId", "Keyword", "Content", "Name");

    private final Known known;
    private final Memory memory;
    private final Masking masking;

    Owners(Known known, Memory memory, Masking masking) {
        this.known = known;
        this.memory = memory;
        this.masking = masking;
    }

    /** What a call asks about: numbers in its reply count in that. */
    String ofRequest(@Nullable JsonNode asked) {
        return asked == null ? "" : masking.variables(counting(asked));
    }

    /** What the numbers in an object count in: what it names, or else what is around it. */
    String ofObject(JsonNode object, String outer) {
        String own = masking.variables(counting(object));
        return own.isEmpty() ? outer : own;
    }

    private static String counting(JsonNode object) {
        for (String name : COUNTING) {
            JsonNode value = object.path(name);
            if (value.isTextual() && !value.textValue().isEmpty()) {
                return value.textValue();
            }
        }
        return "";
    }

    /** Whether an item of a list names others, and nobody of the book. */
    boolean areOthers(JsonNode item, Shaper.Field list, boolean ofApp) {
        List<String> names = new ArrayList<>();
        if (item.isTextual() && (ofApp || isNaming(list.name()))) {
            names.add(item.textValue());
        }
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (isNaming(field.getKey()) && field.getValue().isTextual()) {
                names.add(field.getValue().textValue());
            }
        }
        return names.isEmpty() ? ofApp : names.stream().noneMatch(this::isOwn);
    }

    private static boolean isNaming(@Nullable String name) {
        return name != null && (NAMING.contains(name) || name.endsWith("_Account"));
    }

    private boolean isOwn(String name) {
        String masked = masking.variables(name);
        return name.isEmpty() || masked.contains("${") || known.isKnown(name) || memory.hasSeen(name);
    }
}
