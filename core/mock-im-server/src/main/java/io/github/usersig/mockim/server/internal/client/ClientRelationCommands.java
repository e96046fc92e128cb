package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.relation.FriendGroupCommands;
import io.github.usersig.mockim.server.internal.tenant.Friends.Friend;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.List;

/** Profiles, friends and block lists, as a user sees and changes them: anybody's profile, and one's own lists. */
final class ClientRelationCommands implements ClientFamily {

    private static final List<String> SHARED = List.of(
            "friend_add",
            "friend_update",
            "friend_delete",
            "friend_delete_all",
            "friend_check",
            "friend_get_list",
            "group_add",
            "group_delete",
            "group_get",
            "black_list_add",
            "black_list_delete",
            "black_list_check");
    private static final int PAGE = 100;

    @Override
    public void register(ClientRegistry registry) {
        SHARED.forEach(name -> registry.shared("sns/" + name).as("From_Account"));
        registry.shared("sns/friend_get").as("From_Account").first(ClientRelationCommands::fromTheStart);
        registry.shared("sns/black_list_get").as("From_Account").first(ClientRelationCommands::fromTheStart);
        for (String name : List.of("follow_add", "follow_delete", "follow_get", "follow_get_info", "follow_check")) {
            registry.shared("follow/" + name).as("From_Account");
        }
        registry.own("sns/group_update", FriendGroupCommands::update);
        registry.own("sns/friend_get_specified", ClientRelationCommands::friends);
        registry.shared("profile/portrait_set").as("From_Account");
        registry.shared("profile/portrait_get");
        registry.own("profile/portrait_get_all", ClientRelationCommands::profiles);
    }

    /** Clients leave out what the REST API wants. */
    private static void fromTheStart(Call call) {
        for (String name : List.of("StartIndex", "LastSequence")) {
            if (!call.fields().has(name)) {
                call.body().put(name, 0);
            }
        }
        if (call.fields().number("MaxLimited", 0) == 0) {
            call.body().put("MaxLimited", PAGE);
        }
    }

    /** Everything in the profiles of these users, empty or not. */
    private static Reply profiles(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("UserProfileItem");
        for (Fields wanted : call.fields().objects("UserItem")) {
            String userId = wanted.text("To_Account");
            User user = call.state().accounts().get(userId);
            ObjectNode item = list.addObject().put("To_Account", userId);
            ArrayNode values = item.putArray("ProfileItem");
            if (user == null) {
                ImError error = ImError.PROFILE_ACCOUNT_NOT_IMPORTED;
                item.put("ResultCode", error.code()).put("ResultInfo", "To_Account: " + error.meaning());
                continue;
            }
            Account account = user.account();
            values.addObject().put("Tag", User.NICK).put("Value", account.nick());
            values.addObject().put("Tag", User.IMAGE).put("Value", account.faceUrl());
            user.profile()
                    .forEach((tag, value) -> values.addObject().put("Tag", tag).set("Value", value));
            item.put("ResultCode", 0).put("ResultInfo", "");
        }
        return Reply.ok(reply);
    }

    private static Reply friends(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("InfoItem");
        for (String userId : call.fields().texts("To_Account")) {
            Friend friend = call.state().friends().of(call.caller().userId()).friend(userId);
            ObjectNode item = list.addObject().put("To_Account", userId);
            ArrayNode values = item.putArray("SnsProfileItem");
            if (friend == null) {
                item.put("ResultCode", ImError.RELATION_NOT_FRIENDS.code())
                        .put("ResultInfo", "To_Account: " + ImError.RELATION_NOT_FRIENDS.meaning());
                continue;
            }
            Account account = ClientJson.account(call.state(), userId);
            values.addObject().put("Tag", User.NICK).put("Value", account.nick());
            values.addObject().put("Tag", User.IMAGE).put("Value", account.faceUrl());
            friend.items()
                    .forEach((tag, value) -> values.addObject().put("Tag", tag).set("Value", value));
            item.put("ResultCode", 0).put("ResultInfo", "");
        }
        return Reply.ok(reply);
    }
}
