package io.github.usersig.mockim.server.internal.command.group;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.PermissionGroup;

/**
 * {@code group_open_http_svc}: rights of some members of a community in its topics. Tencent lists eleven commands; the names
 * of these five are known, and none of them shows what the others set.
 */
public final class PermissionGroupCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "create_permission_group", PermissionGroupCommands::create);
        registry.command(SERVICE + "add_topic_permission_group", PermissionGroupCommands::setTopics);
        registry.command(SERVICE + "set_topic_permission_group", PermissionGroupCommands::setTopics);
        registry.command(SERVICE + "delete_topic_permission_group", PermissionGroupCommands::deleteTopics);
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
        community.add(new PermissionGroup(id, call.fields().text("PermissionGroupName")));
        return Reply.ok(Reply.newFields().put("PermissionGroupId", id));
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
