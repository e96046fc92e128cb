package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupCounters;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code group_open_http_svc}: counters of groups. */
public final class GroupCounterCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "get_group_counter", GroupCounterCommands::counters);
        registry.command(SERVICE + "update_group_counter", GroupCounterCommands::updateCounters);
        registry.command(SERVICE + "delete_group_counter", GroupCounterCommands::deleteCounters);
    }

    private static Reply counters(Call call) {
        List<String> keys = call.fields().texts("GroupCounterKeys");
        Map<String, Long> wanted =
                new LinkedHashMap<>(GroupRules.require(call).counters().all());
        if (!keys.isEmpty()) {
            wanted.keySet().retainAll(keys);
        }
        return counters(wanted);
    }

    private static Reply counters(Map<String, Long> counters) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("GroupCounter");
        counters.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return Reply.ok(reply);
    }

    /** Sets, adds or subtracts; a key not known starts at 0. Numbers have 64 bits and wrap around. */
    private static Reply updateCounters(Call call) {
        Group group = GroupRules.require(call);
        Map<String, Long> changed = new LinkedHashMap<>();
        String mode = call.fields().optionalText("Mode").orElse("Set");
        for (Fields counter : call.fields().objects("GroupCounter")) {
            String key = counter.text("Key");
            long before = changed.getOrDefault(key, group.counters().get(key));
            long value = counter.number("Value", 0);
            long after =
                    switch (mode) {
                        case "Increase" -> before + value;
                        case "Decrease" -> before - value;
                        default -> value;
                    };
            changed.put(key, after);
        }
        if (!group.counters().set(changed)) {
            throw new Refusal(
                    ImError.GROUP_TOO_MANY_COUNTERS, "the group would have over " + GroupCounters.MOST + " counters");
        }
        call.report(() -> new GroupEvent.CountersChanged(group.which(), false, Collections.unmodifiableMap(changed)));
        return counters(changed);
    }

    private static Reply deleteCounters(Call call) {
        Group group = GroupRules.require(call);
        List<String> named = call.fields().texts("GroupCounterKeys");
        Collection<String> keys =
                named.isEmpty() ? List.copyOf(group.counters().all().keySet()) : named;
        Map<String, Long> removed = group.counters().remove(keys);
        if (!removed.isEmpty()) {
            call.report(() -> new GroupEvent.CountersChanged(group.which(), true, removed));
        }
        return Reply.ok();
    }
}
