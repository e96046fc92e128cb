package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.github.usersig.mockim.server.internal.tenant.GroupAttributes;
import io.github.usersig.mockim.server.internal.tenant.GroupAttributes.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** {@code group_open_http_svc} and {@code group_open_attr_http_svc}: attributes of groups. */
public final class GroupAttributeCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";

    @Override
    public void register(Registry registry) {
        registry.command("group_open_attr_http_svc/get_group_attr", GroupAttributeCommands::attributes);
        registry.command(SERVICE + "set_group_attr", call -> setAttributes(call, "set", GroupAttributes::replaceBy));
        registry.command(SERVICE + "modify_group_attr", call -> setAttributes(call, "modify", GroupAttributes::change));
        registry.command(SERVICE + "delete_group_attr", GroupAttributeCommands::deleteAttributes);
        registry.command(SERVICE + "clear_group_attr", GroupAttributeCommands::clearAttributes);
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

    private static Reply deleteAttributes(Call call) {
        Group group = GroupRules.require(call);
        Map<String, String> deleted = new LinkedHashMap<>(group.attributes().all());
        List<String> keys = call.fields().objects("GroupAttr").stream()
                .map(attribute -> attribute.text("key"))
                .toList();
        if (!group.attributes().remove(keys)) {
            throw new Refusal(
                    ImError.GROUP_ATTRIBUTE_MISSING,
                    "the group has no attribute with one of these keys; it has " + deleted.size());
        }
        deleted.keySet().retainAll(keys);
        call.report(
                () -> new GroupEvent.AttributesChanged(group.which(), "delete", Collections.unmodifiableMap(deleted)));
        return Reply.ok();
    }

    /** What clients are told beside: by it they know whether they have missed a change. */
    public static void addSequences(Call call, Reply reply) {
        GroupAttributes attributes = GroupRules.find(call).attributes();
        reply.fields().put("AttrMainSeq", attributes.sequence());
        JsonNode listed = reply.fields().path("GroupAttrAry");
        if (listed.isArray()) {
            listed.forEach(each -> putSequence(attributes, (ObjectNode) each));
            return;
        }
        ArrayNode changed = reply.fields().putArray("GroupAttr");
        for (Fields attribute : call.fields().objects("GroupAttr")) {
            putSequence(attributes, changed.addObject().put("key", attribute.text("key")));
        }
    }

    private static void putSequence(GroupAttributes attributes, ObjectNode attribute) {
        attribute.put("seq", attributes.sequenceOf(attribute.path("key").asText()));
    }

    private static Reply clearAttributes(Call call) {
        Group group = GroupRules.require(call);
        group.attributes().clear();
        call.report(() -> new GroupEvent.AttributesChanged(group.which(), "clear", Map.of()));
        return Reply.ok();
    }
}
