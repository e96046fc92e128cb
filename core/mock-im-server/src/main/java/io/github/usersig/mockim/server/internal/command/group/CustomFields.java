package io.github.usersig.mockim.server.internal.command.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.tenant.Group;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Fields of the app's own that groups and members have. On the real service their keys must be set up in the console, which
 * a mock has not: it takes any key that is well formed.
 *
 * @param most how many there may be
 * @param mostBytes how long a value may be
 * @param emptyTakesAway whether an empty value takes the field away; the pages say so of groups, and nothing of members
 */
record CustomFields(String name, int most, int mostBytes, boolean emptyTakesAway) {

    static final CustomFields OF_GROUP = new CustomFields("AppDefinedData", 10, 512, true);
    static final CustomFields OF_MEMBER = new CustomFields("AppMemberDefinedData", 5, 64, false);
    /** A live room's members have none. */
    static final CustomFields OF_GUEST = new CustomFields("AppMemberDefinedData", 0, 0, false);

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]{1,16}");

    /** @throws Refusal 10004 if what is to be set beside those present is too much, or not well formed */
    void require(Fields fields, Map<String, JsonNode> present) {
        if (!fields.has(name)) {
            return;
        }
        Set<String> keys = new HashSet<>(present.keySet());
        fields.forEachPair(name, "Key", "Value", (key, value) -> {
            if (!KEY.matcher(key).matches()) {
                throw refusal("a Key must have 1 to 16 letters, digits and _");
            }
            String text = value.isTextual() ? value.textValue() : value.toString();
            if (text.getBytes(UTF_8).length > mostBytes) {
                throw refusal("a Value may have at most " + mostBytes + " bytes");
            }
            if (takesAway(value)) {
                keys.remove(key);
            } else {
                keys.add(key);
            }
        });
        if (keys.size() > most) {
            throw refusal("at most " + most + " may be set");
        }
    }

    /** Sets what is given beside what is present in a group, or takes it away. */
    void change(Fields fields, Group group) {
        fields.forEachPair(name, "Key", "Value", (key, value) -> {
            if (takesAway(value)) {
                group.removeCustom(key);
            } else {
                group.setCustom(key, value);
            }
        });
    }

    private boolean takesAway(JsonNode value) {
        boolean empty =
                value.isMissingNode() || (value.isTextual() && value.textValue().isEmpty());
        return emptyTakesAway && empty;
    }

    private Refusal refusal(String what) {
        return new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, name + ": " + what);
    }
}
