package io.github.usersig.mockim.server.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code group_open_http_svc}: attributes, counters and bans. */
final class GroupExtraCommands implements Commands.Family {

    private static final String SERVICE = "group_open_http_svc/";
    private static final int MOST_ATTRIBUTES = 16;
    private static final int MOST_BYTES = 16_000;
    private static final int MOST_COUNTERS = 20;
    private static final int PAGE = 100;

    @Override
    public void register(Commands.Registry registry) {
        registry.stateful("group_open_attr_http_svc/get_group_attr", GroupExtraCommands::attributes);
        registry.stateful(SERVICE + "set_group_attr", call -> setAttributes(call, "set", new LinkedHashMap<>()));
        registry.stateful(SERVICE + "modify_group_attr", GroupExtraCommands::changeAttributes);
        registry.stateful(SERVICE + "clear_group_attr", GroupExtraCommands::clearAttributes);
        registry.stateful(SERVICE + "get_group_counter", GroupExtraCommands::counters);
        registry.stateful(SERVICE + "update_group_counter", GroupExtraCommands::updateCounters);
        registry.stateful(SERVICE + "delete_group_counter", GroupExtraCommands::deleteCounters);
        registry.stateful(SERVICE + "ban_group_member", GroupExtraCommands::ban);
        registry.stateful(SERVICE + "unban_group_member", GroupExtraCommands::unban);
        registry.stateful(SERVICE + "get_group_ban_member", GroupExtraCommands::banned);
    }

    private static Reply attributes(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("GroupAttrAry");
        GroupRules.require(call)
                .attributes()
                .forEach((key, value) -> list.addObject().put("key", key).put("value", value));
        return Reply.ok(reply);
    }

    private static Reply changeAttributes(Call call) {
        return setAttributes(
                call, "modify", new LinkedHashMap<>(GroupRules.require(call).attributes()));
    }

    private static Reply setAttributes(Call call, String operation, Map<String, String> attributes) {
        Group group = GroupRules.require(call);
        Map<String, String> changed = new LinkedHashMap<>();
        for (Fields attribute : call.fields().objects("GroupAttr")) {
            changed.put(attribute.text("key"), attribute.text("value"));
        }
        attributes.putAll(changed);
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new Refusal(
                    ImError.GROUP_ATTRIBUTE_TOO_MANY, "the group would have over " + MOST_ATTRIBUTES + " attributes");
        }
        int bytes = attributes.values().stream()
                .mapToInt(value -> value.getBytes(UTF_8).length)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new Refusal(
                    ImError.GROUP_ATTRIBUTE_TOTAL_TOO_LARGE, "the attributes would have over " + MOST_BYTES + " bytes");
        }
        group.attributes().clear();
        group.attributes().putAll(attributes);
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
        Map<String, Long> wanted = new LinkedHashMap<>(GroupRules.require(call).counters());
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
        Map<String, Long> counters = new LinkedHashMap<>(group.counters());
        Map<String, Long> changed = new LinkedHashMap<>();
        String mode = call.fields().optionalText("Mode").orElse("Set");
        for (Fields counter : call.fields().objects("GroupCounter")) {
            long before = counters.getOrDefault(counter.text("Key"), 0L);
            long value = counter.number("Value", 0);
            long after =
                    switch (mode) {
                        case "Increase" -> before + value;
                        case "Decrease" -> before - value;
                        default -> value;
                    };
            counters.put(counter.text("Key"), after);
            changed.put(counter.text("Key"), after);
        }
        if (counters.size() > MOST_COUNTERS) {
            throw new Refusal(
                    ImError.GROUP_TOO_MANY_COUNTERS, "the group would have over " + MOST_COUNTERS + " counters");
        }
        group.counters().putAll(counters);
        return counters(changed);
    }

    private static Reply deleteCounters(Call call) {
        Map<String, Long> counters = GroupRules.require(call).counters();
        List<String> keys = call.fields().texts("GroupCounterKeys");
        if (keys.isEmpty()) {
            counters.clear();
        } else {
            counters.keySet().removeAll(keys);
        }
        return Reply.ok();
    }

    /** Takes users out of the group and keeps them out for a while; 4294967295 is for ever. */
    private static Reply ban(Call call) {
        Group group = GroupRules.require(call);
        long duration = call.fields().number("Duration", 0);
        long until = duration >= User.FOR_EVER ? User.FOR_EVER : Math.min(User.FOR_EVER, call.now() + duration);
        List<String> userIds = call.fields().texts("Members_Account");
        userIds.forEach(userId -> group.bannedUntil().put(userId, until));
        GroupMemberCommands.leave(call, group, ExitType.KICKED, userIds);
        return Reply.ok();
    }

    private static Reply unban(Call call) {
        Group group = GroupRules.require(call);
        call.fields().texts("Members_Account").forEach(group.bannedUntil()::remove);
        return Reply.ok();
    }

    private static Reply banned(Call call) {
        Group group = GroupRules.require(call);
        group.bannedUntil().values().removeIf(until -> until <= call.now());
        List<Map.Entry<String, Long>> all = List.copyOf(group.bannedUntil().entrySet());
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
