package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.tenant.Deadlines;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupAttributes;
import io.github.usersig.mockim.server.internal.tenant.GroupAttributes.Outcome;
import io.github.usersig.mockim.server.internal.tenant.GroupCounters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** {@code group_open_http_svc}: attributes, counters and bans. */
final class GroupExtraCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";
    private static final int PAGE = 100;

    @Override
    public void register(Registry registry) {
        registry.command("group_open_attr_http_svc/get_group_attr", GroupExtraCommands::attributes);
        registry.command(SERVICE + "set_group_attr", call -> setAttributes(call, "set", GroupAttributes::replaceBy));
        registry.command(
                SERVICE + "modify_group_attr", call -> setAttributes(call, "modify", GroupAttributes::change));
        registry.command(SERVICE + "clear_group_attr", GroupExtraCommands::clearAttributes);
        registry.command(SERVICE + "get_group_counter", GroupExtraCommands::counters);
        registry.command(SERVICE + "update_group_counter", GroupExtraCommands::updateCounters);
        registry.command(SERVICE + "delete_group_counter", GroupExtraCommands::deleteCounters);
        registry.command(SERVICE + "ban_group_member", GroupExtraCommands::ban);
        registry.command(SERVICE + "unban_group_member", GroupExtraCommands::unban);
        registry.command(SERVICE + "get_group_ban_member", GroupExtraCommands::banned);
    }

    private static Reply attributes(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("GroupAttrAry");
        GroupRules.require(call).attributes().all().forEach((key, value) -> list.addObject()
                .put("key", key)
                .put("value", value));
        return Reply.ok(reply);
    }

    private static Reply setAttributes(
            Call call, String operation, BiFunction<GroupAttributes, Map<String, String>, Outcome> change) {
        Group group = GroupRules.require(call);
        Map<String, String> changed = new LinkedHashMap<>();
        for (Fields attribute : call.fields().objects("GroupAttr")) {
            changed.put(attribute.text("key"), attribute.text("value"));
        }
        switch (change.apply(group.attributes(), changed)) {
            case TOO_MANY ->
                throw new Refusal(
                        ImError.GROUP_ATTRIBUTE_TOO_MANY,
                        "the group would have over " + GroupAttributes.MOST + " attributes");
            case TOO_LARGE ->
                throw new Refusal(
                        ImError.GROUP_ATTRIBUTE_TOTAL_TOO_LARGE,
                        "the attributes would have over " + GroupAttributes.MOST_BYTES + " bytes");
            case DONE -> {}
        }
        call.report(
                () -> new GroupEvent.AttributesChanged(group.which(), operation, Collections.unmodifiableMap(changed)));
        return Reply.ok();
    }

    private static Reply clearAttributes(Call call) {
        Group group = GroupRules.require(call);
        group.attributes().clear();
        call.report(() -> new GroupEvent.AttributesChanged(group.which(), "clear", Map.of()));
        return Reply.ok();
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
        return counters(changed);
    }

    private static Reply deleteCounters(Call call) {
        GroupCounters counters = GroupRules.require(call).counters();
        List<String> keys = call.fields().texts("GroupCounterKeys");
        if (keys.isEmpty()) {
            counters.clear();
        } else {
            counters.remove(keys);
        }
        return Reply.ok();
    }

    /** Takes users out of the group and keeps them out for a while; 4294967295 is for ever. */
    private static Reply ban(Call call) {
        Group group = GroupRules.require(call);
        long duration = call.fields().number("Duration", 0);
        List<String> userIds = call.fields().texts("Members_Account");
        group.bans().set(userIds, Deadlines.after(call.now(), duration));
        GroupMemberCommands.leave(call, group, ExitType.KICKED, userIds);
        return Reply.ok();
    }

    private static Reply unban(Call call) {
        Group group = GroupRules.require(call);
        group.bans().lift(call.fields().texts("Members_Account"));
        return Reply.ok();
    }

    private static Reply banned(Call call) {
        Group group = GroupRules.require(call);
        List<Map.Entry<String, Long>> all =
                List.copyOf(group.bans().present(call.now()).entrySet());
        long from = Math.min(all.size(), call.fields().number("Offset", 0));
        long to = Math.min(all.size(), from + call.fields().number("Limit", PAGE));
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("BannedAccountList");
        for (Map.Entry<String, Long> entry : all.subList((int) from, (int) to)) {
            list.addObject().put("BannedUntil", entry.getValue()).put("Member_Account", entry.getKey());
        }
        reply.put("NextOffset", to < all.size() ? to : 0);
        return Reply.ok(reply);
    }
}
