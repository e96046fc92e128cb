package io.github.usersig.mockim.server.internal.parity.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a reply: names with dots between, and {@code [0]} for the first item of a list, {@code [-1]} for its last. */
public final class ReplyPath {

    private static final Pattern STEP = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)|\\[(-?[0-9]{1,4})]");
    private static final Pattern ALL =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\[-?[0-9]{1,4}]|\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private ReplyPath() {}

    static boolean isValid(String path) {
        return ALL.matcher(path).matches();
    }

    /** What stands there, or a missing node. */
    public static JsonNode find(JsonNode reply, String path) {
        JsonNode node = reply;
        Matcher steps = STEP.matcher(path);
        while (steps.find() && !node.isMissingNode()) {
            if (steps.group(1) != null) {
                node = node.path(steps.group(1));
            } else {
                int index = Integer.parseInt(steps.group(2));
                int place = index < 0 ? node.size() + index : index;
                node = place < 0 ? MissingNode.getInstance() : node.path(place);
            }
        }
        return node;
    }
}
