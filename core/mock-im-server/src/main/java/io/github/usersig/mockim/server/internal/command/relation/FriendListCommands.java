package io.github.usersig.mockim.server.internal.command.relation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.account.ProfileCommands;
import io.github.usersig.mockim.server.internal.tenant.Friends;
import io.github.usersig.mockim.server.internal.tenant.Friends.Friend;
import io.github.usersig.mockim.server.internal.tenant.Friends.Lists;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.List;

/** {@code sns}: who is a friend of whom. */
public final class FriendListCommands implements CommandFamily {

    private static final int PAGE = 100;
    private static final String PROFILE = "Tag_Profile_";
    private static final String CUSTOM = "Tag_SNS_Custom_";

    @Override
    public void register(Registry registry) {
        registry.command("sns/friend_check", FriendListCommands::check);
        registry.command("sns/friend_get", FriendListCommands::get);
        registry.command("sns/friend_get_list", FriendListCommands::getSome);
    }

    private static Reply check(Call call) {
        String from = Friendships.from(call);
        Friends friends = call.state().friends();
        boolean both = call.fields().text("CheckType").endsWith("_Both");
        Results results = new Results("InfoItem");
        for (String to : call.fields().texts("To_Account")) {
            boolean mine = friends.isFriend(from, to);
            boolean theirs = both && friends.isFriend(to, from);
            ObjectNode item = Users.exists(call, to)
                    ? results.done(to)
                    : results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
            item.put("Relation", "CheckResult_Type_" + relation(mine, theirs, "NoRelation"));
        }
        return results.relation();
    }

    /** How two users stand to each other, by the words of the check commands. */
    static String relation(boolean mine, boolean theirs, String none) {
        if (mine && theirs) {
            return "BothWay";
        }
        return mine ? "AWithB" : theirs ? "BWithA" : none;
    }

    /**
     * All friends, a hundred at a time. Fields that the caller has, by the sequences in the call, are left out of the first page
     * only: the Web client asks for the other pages with the sequences that the first one brought.
     */
    private static Reply get(Call call) {
        Lists lists = call.state().friends().of(Friendships.from(call));
        int size = lists.friends().size();
        long from = Math.min(size, call.fields().number("StartIndex", 0));
        long to = Math.min(size, from + PAGE);
        boolean standard = from > 0 || call.fields().number("StandardSequence", -1) != lists.sequence();
        boolean custom = from > 0 || call.fields().number("CustomSequence", -1) != lists.sequence();
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("UserDataItem");
        for (Friend friend : lists.page(from, to)) {
            ArrayNode values =
                    list.addObject().put("To_Account", friend.userId()).putArray("ValueItem");
            friend.items().forEach((tag, value) -> {
                if (tag.startsWith(CUSTOM) ? custom : standard) {
                    put(values, tag, value);
                }
            });
            if (standard) {
                describe(call, friend, values);
            }
        }
        reply.put("StandardSequence", lists.sequence());
        reply.put("CustomSequence", lists.sequence());
        reply.put("FriendNum", size);
        reply.put("CompleteFlag", to < size ? 0 : 1);
        reply.put("NextStartIndex", to < size ? to : 0);
        return Reply.ok(reply.put("ErrorDisplay", ""));
    }

    private static void describe(Call call, Friend friend, ArrayNode values) {
        if (!friend.groups().isEmpty()) {
            put(values, Friendships.GROUP, groups(friend));
        }
        User user = call.state().accounts().get(friend.userId());
        if (user != null) {
            ProfileCommands.describe(user, List.of(User.NICK, User.IMAGE), values);
        }
    }

    /** What a user keeps about some friends, and of their profiles, by tag. */
    private static Reply getSome(Call call) {
        Lists lists = call.state().friends().of(Friendships.from(call));
        List<String> tags = call.fields().texts("TagList");
        Results results = new Results("InfoItem");
        for (String to : call.fields().texts("To_Account")) {
            Friend friend = lists.friend(to);
            if (friend == null) {
                results.failed(to, ImError.RELATION_NOT_FRIENDS).putArray("SnsProfileItem");
                continue;
            }
            ArrayNode values = results.done(to).putArray("SnsProfileItem");
            for (String tag : tags) {
                JsonNode value = tag.equals(Friendships.GROUP)
                        ? groups(friend)
                        : friend.items().get(tag);
                if (value != null) {
                    put(values, tag, value);
                }
            }
            User user = call.state().accounts().get(to);
            if (user != null) {
                ProfileCommands.describe(
                        user,
                        tags.stream().filter(tag -> tag.startsWith(PROFILE)).toList(),
                        values);
            }
        }
        return results.relation();
    }

    private static ArrayNode groups(Friend friend) {
        ArrayNode groups = Reply.newFields().arrayNode();
        friend.groups().forEach(groups::add);
        return groups;
    }

    private static void put(ArrayNode values, String tag, JsonNode value) {
        values.addObject().put("Tag", tag).set("Value", value);
    }
}
