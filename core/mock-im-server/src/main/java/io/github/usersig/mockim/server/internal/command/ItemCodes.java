package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The codes that a reply has for its items, such as {@code ResultItem[].ResultCode}. */
final class ItemCodes {

    private static final String CODE = "Code";

    private ItemCodes() {}

    /** Puts others in their place; those of success stay. */
    static void replace(JsonNode json, IntUnaryOperator other) {
        for (JsonNode inner : json) {
            replace(inner, other);
        }
        if (json instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (field.getKey().endsWith(CODE)
                        && field.getValue().isInt()
                        && field.getValue().intValue() != 0) {
                    field.setValue(
                            IntNode.valueOf(other.applyAsInt(field.getValue().intValue())));
                }
            }
        }
    }
}
