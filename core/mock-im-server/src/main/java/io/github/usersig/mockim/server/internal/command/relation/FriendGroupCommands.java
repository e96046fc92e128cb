package io.github.usersig.mockim.server.internal.command.relation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.Friends.Friend;
import io.github.usersig.mockim.server.internal.tenant.Friends.Lists;
import java.util.List;

/** {@code sns}: the groups into which a user sorts friends. */
public final class FriendGroupCommands implements CommandFamily {

    @Override
    public void register(Registry registry) {
        registry.command("sns/group_add", FriendGroupCommands::add);
        registry.command("sns/group_delete", FriendGroupCommands::delete).goesThrough(Friendships::count);
        registry.command("sns/group_get", FriendGroupCommands::get).goesThrough(Friendships::count);
    }

    /** Makes groups, and puts friends into each of them. */
    private static Reply add(Call call) {
        Lists lists = call.state().friends().of(Friendships.from(call));
        List<String> names = call.fields().texts("GroupName");
        if (!lists.addGroups(names)) {
            throw new Refusal(
                    ImError.RELATION_GROUP_LIMIT, "the user would have over " + Lists.MOST_GROUPS + " friend groups");
        }
        Results results = new Results("ResultItem");
        for (String to : call.fields().texts("To_Account")) {
            Friend friend = lists.friend(to);
            if (friend == null) {
                results.failed(to, ImError.RELATION_NOT_FRIENDS);
            } else {
                lists.putInto(friend, names);
                results.done(to);
            }
        }
        results.fields().put("CurrentSequence", lists.sequence());
        return results.relation();
    }

    private static Reply delete(Call call) {
        Lists lists = call.state().friends().of(Friendships.from(call));
        lists.removeGroups(call.fields().texts("GroupName"));
        return Reply.ok(
                Reply.newFields().put("CurrentSequence", lists.sequence()).put("ErrorDisplay", ""));
    }

    /**
     * Renames a friend group, puts friends into it and takes others out: clients only have this, and do one of the three at a
     * time.
     */
    public static Reply update(Call call) {
        Lists lists = call.state().friends().of(call.caller().userId());
        String name = call.fields().text("GroupOldName");
        if (!lists.groups().contains(name)) {
            throw new Refusal(
                    ImError.RELATION_PARAMETER_ILLEGAL,
                    "GroupOldName must be one of the user's " + lists.groups().size() + " friend groups");
        }
        String newName = call.fields().text("GroupNewName");
        if (!newName.isEmpty() && !newName.equals(name)) {
            if (lists.groups().contains(newName)) {
                throw new Refusal(
                        ImError.RELATION_PARAMETER_ILLEGAL, "GroupNewName is the name of another friend group");
            }
            lists.renameGroup(name, newName);
            name = newName;
        }
        Results results = new Results("ResultItem");
        for (Fields item : call.fields().objects("UpdateGroupItem")) {
            update(lists, name, item, results);
        }
        results.fields().put("CurrentSequence", lists.sequence());
        return results.relation();
    }

    private static void update(Lists lists, String name, Fields item, Results results) {
        String to = item.text("To_Account");
        String type = item.text("UpdateType");
        Friend friend = lists.friend(to);
        ObjectNode result;
        if (friend == null) {
            result = results.failed(to, ImError.RELATION_NOT_FRIENDS);
        } else if (type.equals("Update_Type_Add")) {
            lists.putInto(friend, List.of(name));
            lists.changed();
            result = results.done(to);
        } else if (type.equals("Update_Type_Delete")) {
            lists.takeOutOf(friend, name);
            result = results.done(to);
        } else {
            result = results.failed(to, ImError.RELATION_PARAMETER_ILLEGAL);
        }
        result.put("UpdateType", type);
    }

    private static Reply get(Call call) {
        Lists lists = call.state().friends().of(Friendships.from(call));
        List<String> wanted = call.fields().texts("GroupName");
        boolean withFriends =
                !wanted.isEmpty() || call.fields().text("NeedFriend").equals("Need_Friend_Type_Yes");
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("ResultItem");
        for (String name : lists.groups()) {
            if (!wanted.isEmpty() && !wanted.contains(name)) {
                continue;
            }
            List<Friend> friends = lists.friends().values().stream()
                    .filter(friend -> friend.groups().contains(name))
                    .toList();
            ObjectNode item = list.addObject().put("GroupName", name).put("FriendNumber", friends.size());
            if (withFriends) {
                ArrayNode accounts = item.putArray("To_Account");
                friends.forEach(friend -> accounts.add(friend.userId()));
            }
        }
        return Reply.ok(reply.put("CurrentSequence", lists.sequence()).put("ErrorDisplay", ""));
    }
}
