package io.github.usersig.mockim.server.internal.parity.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * One fact that a back end has otherwise than the mock.
 *
 * @param command the command
 * @param path the field, such as {@code MemberList[].Role}
 * @param way in which way it is other
 */
record Twist(String command, String path, Way way) {

    /** Twists a reply to the command in all places where the field fits; says whether there was one. */
    boolean apply(JsonNode reply) {
        boolean[] twisted = {false};
        each(reply, "", (place, object) -> {
            String name = place.substring(place.lastIndexOf('.') + 1);
            if (place.equals(path) && way.fits(name, object.get(name))) {
                way.twist(object, name);
                twisted[0] = true;
            }
        });
        return twisted[0];
    }

    /** Whether a fact is this one. */
    boolean isSeenIn(Fact fact) {
        String where = way == Way.EXTRA ? parent() + "X" + name() : path;
        String found = fact.path().replaceAll("\\[Tag_[^]]*]", "[]");
        return fact.command().equals(command)
                && found.equals(where)
                && way.kinds().contains(fact.kind());
    }

    private String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private String parent() {
        return path.substring(0, path.lastIndexOf('.') + 1);
    }

    /** Each field of a reply, with its path and the object that it stands in. */
    static void each(JsonNode node, String before, BiConsumer<String, ObjectNode> consumer) {
        if (node instanceof ObjectNode object) {
            for (String name : names(object)) {
                JsonNode value = object.get(name);
                String place = before.isEmpty() ? name : before + "." + name;
                each(value, value.isArray() ? place + "[]" : place, consumer);
                consumer.accept(place, object);
            }
        } else if (node.isArray()) {
            node.forEach(item -> each(item, before, consumer));
        }
    }

    private static TreeSet<String> names(ObjectNode object) {
        TreeSet<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            names.add(field.getKey());
        }
        return names;
    }
}
