package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.tenant.Deadlines;
import io.github.usersig.mockim.server.internal.tenant.Group;
import java.util.List;
import java.util.Map;

/** {@code group_open_http_svc}: users who are kept out of groups. */
public final class GroupBanCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";
    private static final int PAGE = 100;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "ban_group_member", GroupBanCommands::ban);
        registry.command(SERVICE + "unban_group_member", GroupBanCommands::unban);
        registry.command(SERVICE + "get_group_ban_member", GroupBanCommands::banned);
    }

    /** Takes users out of the group and keeps them out for a while; 4294967295 is for ever. */
    private static Reply ban(Call call) {
        Group group = GroupRules.require(call);
        long forSeconds = call.fields().number("Duration", 0);
        List<String> userIds = call.fields().texts("Members_Account");
        group.bans().set(userIds, Deadlines.endSeconds(call.nowSeconds(), forSeconds));
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
                List.copyOf(group.bans().present(call.nowSeconds()).entrySet());
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
