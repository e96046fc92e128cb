package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.tenant.Friends;
import io.github.usersig.mockim.server.internal.tenant.Friends.Friend;
import io.github.usersig.mockim.server.internal.tenant.Friends.Lists;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code sns}: friends. Each command reports for each account, with an outer OK. */
final class FriendCommands implements CommandFamily {

    static final String REMARK = "Tag_SNS_IM_Remark";
    static final String GROUP = "Tag_SNS_IM_Group";
    static final String ADD_SOURCE = "Tag_SNS_IM_AddSource";
    static final String ADD_WORDING = "Tag_SNS_IM_AddWording";
    static final String ADD_TIME = "Tag_SNS_IM_AddTime";

    private static final Pattern SOURCE = Pattern.compile("AddSource_Type_[A-Za-z0-9_]{1,8}");
    private static final String BOTH_WAYS_ADD = "Add_Type_Both";
    private static final String BOTH_WAYS_DELETE = "Delete_Type_Both";
    private static final String ALLOW_TYPE = "Tag_Profile_IM_AllowType";

    @Override
    public void register(Registry registry) {
        registry.command("sns/friend_add", FriendCommands::add).asks(FriendQuestions::beforeFriend);
        registry.command("sns/friend_import", FriendCommands::importFriends);
        registry.command("sns/friend_update", FriendCommands::update);
        registry.command("sns/friend_delete", FriendCommands::delete);
        registry.command("sns/friend_delete_all", FriendCommands::deleteAll);
    }

    static String from(Call call) {
        return Users.require(call, "From_Account", ImError.RELATION_ACCOUNT_NOT_IMPORTED)
                .userId();
    }

    /** Adds friends, both ways unless told otherwise, as far as the other allows it. */
    private static Reply add(Call call) {
        String from = from(call);
        boolean both =
                call.fields().optionalText("AddType").orElse(BOTH_WAYS_ADD).equals(BOTH_WAYS_ADD);
        boolean forced = call.fields().flag("ForceAddFlags");
        Results results = new Results("ResultItem");
        List<Pair> added = new ArrayList<>();
        for (Fields item : call.fields().objects("AddFriendItem")) {
            String to = item.text("To_Account");
            ImError error = refusal(call, from, item, both && !forced);
            if (error == ImError.RELATION_PENDING_APPROVAL) {
                FriendRequestCommands.apply(call, from, item);
            }
            if (error != null) {
                results.failed(to, error);
                continue;
            }
            Friend friend = befriend(call, from, to, item, added);
            if (item.has("GroupName") && !item.text("GroupName").isEmpty()) {
                putIntoGroup(call.state().friends().of(from), friend, item.text("GroupName"));
            }
            if (both) {
                befriend(call, to, from, new Fields(item.json("none")), added);
            }
            results.done(to);
        }
        added(call, added, from, "friend_add", forced);
        return results.relation();
    }

    /** Tells of new friends. Nobody waits for their consent any more. */
    static void added(Call call, List<Pair> added, String initiator, String command, boolean forced) {
        if (added.isEmpty()) {
            return;
        }
        call.report(() -> new RelationEvent.FriendsAdded(List.copyOf(added), initiator, command, forced));
        List<Pair> answered = new ArrayList<>();
        for (Pair pair : added) {
            if (call.state().friends().withdraw(pair.from(), pair.to()) != null) {
                answered.add(pair);
            }
        }
        FriendRequestCommands.gone(call, answered);
    }

    private static @Nullable ImError refusal(Call call, String from, Fields item, boolean needsConsent) {
        String to = item.text("To_Account");
        Friends friends = call.state().friends();
        User other = call.state().accounts().get(to);
        if (other == null) {
            return ImError.RELATION_ACCOUNT_NOT_IMPORTED;
        }
        if (from.equals(to) || !isSource(item.text("AddSource"))) {
            return ImError.RELATION_PARAMETER_ILLEGAL;
        }
        if (friends.isBlocked(from, to)) {
            return ImError.RELATION_PEER_IN_MY_BLOCKLIST;
        }
        if (friends.isBlocked(to, from)) {
            return ImError.RELATION_IN_THEIR_BLOCKLIST;
        }
        if (!needsConsent || friends.isFriend(to, from)) {
            return null;
        }
        JsonNode allow = other.profile().get(ALLOW_TYPE);
        return switch (allow == null ? "" : allow.asText()) {
            case "AllowType_Type_DenyAny" -> ImError.RELATION_PEER_REFUSES_ALL;
            case "AllowType_Type_NeedConfirm" -> ImError.RELATION_PENDING_APPROVAL;
            default -> null;
        };
    }

    private static boolean isSource(String text) {
        return SOURCE.matcher(text).matches();
    }

    static Friend befriend(Call call, String userId, String other, Fields item, List<Pair> added) {
        if (!call.state().friends().isFriend(userId, other)) {
            added.add(new Pair(userId, other));
        }
        Friend friend = call.state().friends().of(userId).add(other);
        friend.items().putIfAbsent(ADD_TIME, LongNode.valueOf(item.number("AddTime", call.now())));
        keep(friend, REMARK, item.text("Remark"));
        keep(friend, ADD_SOURCE, item.text("AddSource"));
        keep(friend, ADD_WORDING, item.text("AddWording"));
        return friend;
    }

    private static void keep(Friend friend, String tag, String text) {
        if (!text.isEmpty()) {
            friend.items().put(tag, TextNode.valueOf(text));
        }
    }

    static void putIntoGroup(Lists lists, Friend friend, String group) {
        lists.groups().add(group);
        friend.groups().add(group);
    }

    /** Takes friends over from another system, one way, without asking anybody. */
    private static Reply importFriends(Call call) {
        String from = from(call);
        Results results = new Results("ResultItem");
        for (Fields item : call.fields().objects("AddFriendItem")) {
            String to = item.text("To_Account");
            if (!Users.exists(call, to)) {
                results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
            } else if (from.equals(to) || !isSource(item.text("AddSource"))) {
                results.failed(to, ImError.RELATION_PARAMETER_ILLEGAL);
            } else {
                Friend friend = befriend(call, from, to, item, new ArrayList<>());
                Lists lists = call.state().friends().of(from);
                item.texts("GroupName").forEach(group -> putIntoGroup(lists, friend, group));
                item.forEachPair("CustomItem", "Tag", "Value", friend.items()::put);
                results.done(to);
            }
        }
        return results.relation();
    }

    private static Reply update(Call call) {
        Lists lists = call.state().friends().of(from(call));
        Results results = new Results("ResultItem");
        for (Fields item : call.fields().objects("UpdateItem")) {
            String to = item.text("To_Account");
            Friend friend = lists.friends().get(to);
            List<Fields> changes = item.objects("SnsItem");
            if (friend == null) {
                results.failed(to, ImError.RELATION_NOT_FRIENDS);
            } else if (!changes.stream().allMatch(FriendCommands::isChangeable)) {
                results.failed(to, ImError.RELATION_PARAMETER_ILLEGAL);
            } else {
                changes.forEach(change -> change(lists, friend, change));
                lists.changed();
                results.done(to);
            }
        }
        return results.relation();
    }

    private static boolean isChangeable(Fields change) {
        String tag = change.text("Tag");
        return switch (tag) {
            case REMARK -> change.json("Value").isTextual();
            case GROUP -> change.json("Value").isArray();
            default -> tag.startsWith("Tag_SNS_Custom_");
        };
    }

    private static void change(Lists lists, Friend friend, Fields change) {
        if (change.text("Tag").equals(GROUP)) {
            friend.groups().clear();
            change.texts("Value").forEach(group -> putIntoGroup(lists, friend, group));
        } else {
            friend.items().put(change.text("Tag"), change.json("Value"));
        }
    }

    private static Reply delete(Call call) {
        String from = from(call);
        Friends friends = call.state().friends();
        boolean both = isBothWays(call);
        Results results = new Results("ResultItem");
        List<Pair> deleted = new ArrayList<>();
        for (String to : call.fields().texts("To_Account")) {
            boolean was = remove(friends, from, to, deleted);
            boolean wasOther = both && Users.exists(call, to) && remove(friends, to, from, deleted);
            if (was || wasOther) {
                results.done(to);
            } else {
                results.failed(to, ImError.RELATION_NOT_FRIENDS);
            }
        }
        deleted(call, deleted);
        results.fields().put("ErrorDisplay", "");
        return Reply.ok(results.fields());
    }

    /** Ends a friendship on one side, and notes it if there was one. */
    static boolean remove(Friends friends, String from, String to, List<Pair> deleted) {
        return friends.of(from).remove(to) && deleted.add(new Pair(from, to));
    }

    static void deleted(Call call, List<Pair> deleted) {
        if (!deleted.isEmpty()) {
            call.report(() -> new RelationEvent.FriendsDeleted(List.copyOf(deleted)));
        }
    }

    private static Reply deleteAll(Call call) {
        String from = from(call);
        Friends friends = call.state().friends();
        Lists lists = friends.of(from);
        List<Pair> deleted = new ArrayList<>();
        for (String to : List.copyOf(lists.friends().keySet())) {
            remove(friends, from, to, deleted);
            if (isBothWays(call)) {
                remove(friends, to, from, deleted);
            }
        }
        lists.changed();
        deleted(call, deleted);
        return Reply.ok(Reply.newFields().put("ErrorDisplay", ""));
    }

    private static boolean isBothWays(Call call) {
        return call.fields().text("DeleteType").equals(BOTH_WAYS_DELETE);
    }
}
