package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Cursors;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.group.GroupJson.Filter;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Groups;
import io.github.usersig.mockim.server.internal.tenant.Member;
import java.util.List;

/** {@code group_open_http_svc}: which groups there are. */
public final class GroupListCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";
    private static final int MOST = 10_000;
    private static final int MOST_OF_A_USER = 5_000;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "get_appid_group_list", GroupListCommands::all)
                .goesThrough(call -> call.fields().number("Limit", MOST));
        registry.command(SERVICE + "get_joined_group_list", GroupListCommands::joined)
                .goesThrough(call -> call.state().groups().countOf(call.fields().text("Member_Account")));
    }

    /** All groups of the app, page by page: {@code Next} is 0 when there are no more. */
    private static Reply all(Call call) {
        String type = call.fields().text("GroupType");
        Groups groups = call.state().groups();
        int size = groups.count(type);
        Cursors cursors = Cursors.of("get_appid_group_list " + type, ImError.GROUP_PARAMETER_ILLEGAL);
        long from = cursors.index(call.fields().number("Next", 0));
        long to = Math.min(size, from + Math.max(1, call.fields().number("Limit", MOST)));
        ObjectNode reply = Reply.newFields();
        reply.put("TotalCount", size);
        ArrayNode ids = reply.putArray("GroupIdList");
        groups.page(type, from, to).forEach(id -> ids.addObject().put("GroupId", id));
        reply.put("Next", to < size ? cursors.number((int) to) : 0);
        return Reply.ok(reply);
    }

    /** The groups of a user. Live rooms, and private groups in which nothing was said yet, only if asked for. */
    public static Reply joined(Call call) {
        Fields fields = call.fields();
        String userId = Users.require(call, "Member_Account", ImError.GROUP_ACCOUNT_UNKNOWN)
                .userId();
        List<Group> groups = call.state().groups().of(userId).stream()
                .filter(group -> isWanted(fields, group, userId))
                .toList();
        Filter ofGroup = Filter.of(fields.object("ResponseFilter"), "GroupBaseInfoFilter");
        Filter ofSelf = Filter.of(fields.object("ResponseFilter"), "SelfInfoFilter");
        ObjectNode reply = Reply.newFields();
        reply.put("TotalCount", groups.size());
        ArrayNode list = reply.putArray("GroupIdList");
        long from = Math.min(groups.size(), fields.number("Offset", 0));
        long to = Math.min(groups.size(), from + fields.number("Limit", MOST_OF_A_USER));
        for (Group group : groups.subList((int) from, (int) to)) {
            ObjectNode json = list.addObject().put("GroupId", group.id());
            if (!ofGroup.names().isEmpty()) {
                GroupJson.group(group, ofGroup, json);
            }
            Member self = group.member(userId);
            if (!ofSelf.names().isEmpty() && self != null) {
                ObjectNode selfInfo = json.putObject("SelfInfo");
                GroupJson.member(call, group, self, ofSelf, selfInfo);
                selfInfo.retain("Role", "JoinTime", "MsgFlag", "MsgSeq");
            }
        }
        return Reply.ok(reply);
    }

    private static boolean isWanted(Fields fields, Group group, String userId) {
        String type = fields.text("GroupType");
        boolean huge = group.type() != GroupType.AV_CHAT_ROOM || fields.flag("WithHugeGroups");
        boolean active = group.isActive() || group.owner().equals(userId) || fields.flag("WithNoActiveGroups");
        boolean topics = !fields.has("SupportTopic") || fields.flag("SupportTopic") == group.supportsTopics();
        return (type.isEmpty() || group.type().wire().equals(type)) && huge && active && topics;
    }
}
