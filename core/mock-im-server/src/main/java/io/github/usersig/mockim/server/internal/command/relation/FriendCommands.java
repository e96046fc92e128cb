package io.github.usersig.mockim.server.internal.command.relation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
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
public final class FriendCommands implements CommandFamily {

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
        registry.command("sns/friend_delete_all", FriendCommands::deleteAll).goesThrough(Friendships::count);
    }

    /** Adds friends, both ways unless told otherwise, as far as the other allows it. */
    private static Reply add(Call call) {
        String from = Friendships.from(call);
        boolean both =
                call.fields().optionalText("AddType").orElse(BOTH_WAYS_ADD).equals(BOTH_WAYS_ADD);
        boolean forced = call.fields().flag("ForceAddFlags");
        Results results = new Results("ResultItem");
        List<Pair> added = new ArrayList<>();
        for (Fields item : call.fields().objects("AddFriendItem")) {
            String to = item.text("To_Account");
            String illegal = whyIllegal(call, from, item);
            if (illegal != null) {
                results.illegal(to, illegal);
                continue;
            }
            ImError error = refusal(call, from, item, both && !forced);
            if (error == ImError.RELATION_PENDING_APPROVAL) {
                FriendRequests.apply(call, from, item);
            }
            if (error != null) {
                results.failed(to, error);
                continue;
            }
            Friend friend = Friendships.befriend(call, from, to, item, added);
            if (item.has("GroupName") && !item.text("GroupName").isEmpty()) {
                call.state().friends().of(from).putInto(friend, List.of(item.text("GroupName")));
            }
            if (both) {
                Friendships.befriend(call, to, from, new Fields(item.json("none")), added);
            }
            results.done(to);
        }
        Friendships.added(call, added, from, "friend_add", forced);
        return results.relation();
    }

    private static @Nullable ImError refusal(Call call, String from, Fields item, boolean needsConsent) {
        String to = item.text("To_Account");
        Friends friends = call.state().friends();
        User other = call.state().accounts().get(to);
        if (other == null) {
            return ImError.RELATION_ACCOUNT_NOT_IMPORTED;
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

    /** What is wrong with the item of a user who is there; null if nothing is. */
    private static @Nullable String whyIllegal(Call call, String from, Fields item) {
        String to = item.text("To_Account");
        if (!Users.exists(call, to)) {
            return null;
        }
        if (from.equals(to)) {
            return "To_Account is From_Account: nobody is a friend of their own";
        }
        return SOURCE.matcher(item.text("AddSource")).matches()
                ? null
                : "AddSource must begin with AddSource_Type_, and go on with 1 to 8 letters, digits or _";
    }

    /** Takes friends over from another system, one way, without asking anybody. */
    private static Reply importFriends(Call call) {
        String from = Friendships.from(call);
        Results results = new Results("ResultItem");
        for (Fields item : call.fields().objects("AddFriendItem")) {
            String to = item.text("To_Account");
            if (!Users.exists(call, to)) {
                results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
                continue;
            }
            String illegal = whyIllegal(call, from, item);
            if (illegal != null) {
                results.illegal(to, illegal);
            } else {
                Friend friend = Friendships.befriend(call, from, to, item, new ArrayList<>());
                Lists lists = call.state().friends().of(from);
                lists.putInto(friend, item.texts("GroupName"));
                item.forEachPair("CustomItem", "Tag", "Value", friend::keep);
                results.done(to);
            }
        }
        return results.relation();
    }

    private static Reply update(Call call) {
        Lists lists = call.state().friends().of(Friendships.from(call));
        Results results = new Results("ResultItem");
        for (Fields item : call.fields().objects("UpdateItem")) {
            String to = item.text("To_Account");
            Friend friend = lists.friend(to);
            List<Fields> changes = item.objects("SnsItem");
            if (friend == null) {
                results.failed(to, ImError.RELATION_NOT_FRIENDS);
            } else if (!changes.stream().allMatch(FriendCommands::isChangeable)) {
                results.illegal(
                        to,
                        "Tag in SnsItem must be Tag_SNS_IM_Remark with a text, Tag_SNS_IM_Group with an array, or begin"
                                + " with Tag_SNS_Custom_");
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
            case Friendships.REMARK -> change.json("Value").isTextual();
            case Friendships.GROUP -> change.json("Value").isArray();
            default -> tag.startsWith("Tag_SNS_Custom_");
        };
    }

    private static void change(Lists lists, Friend friend, Fields change) {
        if (change.text("Tag").equals(Friendships.GROUP)) {
            lists.putIntoNothingBut(friend, change.texts("Value"));
        } else {
            friend.keep(change.text("Tag"), change.json("Value"));
        }
    }

    private static Reply delete(Call call) {
        String from = Friendships.from(call);
        Friends friends = call.state().friends();
        boolean both = isBothWays(call);
        Results results = new Results("ResultItem");
        List<Pair> deleted = new ArrayList<>();
        for (String to : call.fields().texts("To_Account")) {
            boolean was = Friendships.remove(friends, from, to, deleted);
            boolean wasOther = both && Users.exists(call, to) && Friendships.remove(friends, to, from, deleted);
            if (was || wasOther) {
                results.done(to);
            } else {
                results.failed(to, ImError.RELATION_NOT_FRIENDS);
            }
        }
        Friendships.deleted(call, deleted);
        results.fields().put("ErrorDisplay", "");
        return Reply.ok(results.fields());
    }

    private static Reply deleteAll(Call call) {
        String from = Friendships.from(call);
        Friends friends = call.state().friends();
        Lists lists = friends.of(from);
        List<Pair> deleted = new ArrayList<>();
        for (String to : List.copyOf(lists.friends().keySet())) {
            Friendships.remove(friends, from, to, deleted);
            if (isBothWays(call)) {
                Friendships.remove(friends, to, from, deleted);
            }
        }
        lists.changed();
        Friendships.deleted(call, deleted);
        return Reply.ok(Reply.newFields().put("ErrorDisplay", ""));
    }

    private static boolean isBothWays(Call call) {
        return call.fields().text("DeleteType").equals(BOTH_WAYS_DELETE);
    }
}
