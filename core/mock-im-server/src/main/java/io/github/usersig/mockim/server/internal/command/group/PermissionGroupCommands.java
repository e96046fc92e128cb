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
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.PermissionGroup;
import java.util.List;
import java.util.Map;

/**
 * {@code group_open_http_svc}: rights of some members of a community in its topics. Tencent lists eleven commands; the names
 * of these seven are known, and none of them puts members into a permission group.
 */
public final class PermissionGroupCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "create_permission_group", PermissionGroupCommands::create);
        registry.command(SERVICE + "add_topic_permission_group", PermissionGroupCommands::setTopics);
        registry.command(SERVICE + "set_topic_permission_group", PermissionGroupCommands::setTopics);
        registry.command(SERVICE + "delete_topic_permission_group", PermissionGroupCommands::deleteTopics);
        registry.command(SERVICE + "get_topic_permission_group", PermissionGroupCommands::topics);
        registry.command(SERVICE + "modify_permission_group", PermissionGroupCommands::modify);
        registry.command(SERVICE + "delete_permission_group_member", PermissionGroupCommands::deleteMembers);
    }

    private static Reply create(Call call) {
        Group community = GroupRules.require(call);
        String id = call.fields().text("PermissionGroupId");
        if (id.isEmpty()) {
            id = call.state().groups().newPermissionGroupId();
        }
        if (community.permissionGroups().containsKey(id)) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "there is a permission group with this id");
        }
        community.add(new PermissionGroup(
                id,
                call.fields().text("PermissionGroupName"),
                call.fields().number("Permission", 0),
                call.fields().text("CustomString")));
        return Reply.ok(Reply.newFields().put("PermissionGroupId", id));
    }

    /** Changes what is named, and leaves the rest. */
    private static Reply modify(Call call) {
        PermissionGroup group = permissionGroup(call, GroupRules.require(call));
        Fields fields = call.fields();
        fields.optionalText("PermissionGroupName").ifPresent(group::rename);
        fields.optionalNumber("Permission").ifPresent(group::permit);
        fields.optionalText("CustomString").ifPresent(group::keep);
        return Reply.ok();
    }

    /** The rights in the topics that are named; in all that have some if none is. */
    private static Reply topics(Call call) {
        PermissionGroup group = permissionGroup(call, GroupRules.require(call));
        Map<String, Long> permissions = group.topicPermissions();
        List<String> asked = call.fields().texts("TopicIdList");
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("TopicPermissionResultList");
        for (String topicId : asked.isEmpty() ? permissions.keySet() : asked) {
            Long permission = permissions.get(topicId);
            ObjectNode result = results.addObject();
            if (permission == null) {
                result.put("ErrorCode", ImError.GROUP_GONE.code())
                        .put("ErrorInfo", "TopicIdList: the permission group has no rights in a topic of this id");
            } else {
                result.put("ErrorCode", 0).put("ErrorInfo", "");
            }
            result.put("TopicId", topicId).put("Permission", permission == null ? 0 : permission);
        }
        return Reply.ok(reply);
    }

    private static Reply setTopics(Call call) {
        Group community = GroupRules.require(call);
        PermissionGroup group = permissionGroup(call, community);
        for (Fields item : call.fields().objects("TopicPermissionList")) {
            requireTopic(community, item.text("TopicId"));
        }
        for (Fields item : call.fields().objects("TopicPermissionList")) {
            group.permit(item.text("TopicId"), item.number("Permission", 0));
        }
        return Reply.ok();
    }

    private static Reply deleteTopics(Call call) {
        Group community = GroupRules.require(call);
        PermissionGroup group = permissionGroup(call, community);
        for (String topicId : call.fields().texts("TopicIdList")) {
            requireTopic(community, topicId);
            group.forbid(topicId);
        }
        return Reply.ok();
    }

    private static Reply deleteMembers(Call call) {
        PermissionGroup group = permissionGroup(call, GroupRules.require(call));
        for (Fields member : call.fields().objects("MemberList")) {
            group.removeMember(member.text("Member_Account"));
        }
        return Reply.ok();
    }

    private static PermissionGroup permissionGroup(Call call, Group community) {
        PermissionGroup group = community.permissionGroups().get(call.fields().text("PermissionGroupId"));
        if (group == null) {
            throw new Refusal(ImError.GROUP_GONE, "the community has no permission group with this id");
        }
        return group;
    }

    private static void requireTopic(Group community, String topicId) {
        if (!community.topics().containsKey(topicId)) {
            throw new Refusal(ImError.GROUP_GONE, "the community has no topic with a TopicId that was named");
        }
    }
}
