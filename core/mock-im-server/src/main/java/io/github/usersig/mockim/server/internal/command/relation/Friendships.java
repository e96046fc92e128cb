package io.github.usersig.mockim.server.internal.command.relation;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.tenant.Friends;
import io.github.usersig.mockim.server.internal.tenant.Friends.Friend;
import java.util.ArrayList;
import java.util.List;

/** Friendships that begin and end, whoever had them do so. */
public final class Friendships {

    static final String REMARK = "Tag_SNS_IM_Remark";
    static final String GROUP = "Tag_SNS_IM_Group";
    static final String ADD_SOURCE = "Tag_SNS_IM_AddSource";
    static final String ADD_WORDING = "Tag_SNS_IM_AddWording";
    static final String ADD_TIME = "Tag_SNS_IM_AddTime";

    private Friendships() {}

    /** The user in From_Account, whose friends it is about. */
    static String from(Call call) {
        return Users.require(call, "From_Account", ImError.RELATION_ACCOUNT_NOT_IMPORTED)
                .userId();
    }

    /** How many friends that user has. */
    static long count(Call call) {
        String userId = call.fields().text("From_Account");
        return call.state().friends().countOf(userId);
    }

    /** Makes somebody a friend on one side, and notes it if it is new. */
    public static Friend befriend(Call call, String userId, String other, Fields item, List<Pair> added) {
        if (!call.state().friends().isFriend(userId, other)) {
            added.add(new Pair(userId, other));
        }
        Friend friend = call.state().friends().of(userId).add(other);
        friend.keepFirst(ADD_TIME, LongNode.valueOf(item.number("AddTime", call.nowSeconds())));
        keep(friend, REMARK, item.text("Remark"));
        keep(friend, ADD_SOURCE, item.text("AddSource"));
        keep(friend, ADD_WORDING, item.text("AddWording"));
        return friend;
    }

    private static void keep(Friend friend, String tag, String text) {
        if (!text.isEmpty()) {
            friend.keep(tag, TextNode.valueOf(text));
        }
    }

    /** Tells of new friends. Nobody waits for their consent any more. */
    public static void added(Call call, List<Pair> added, String initiator, String command, boolean forced) {
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
        FriendRequests.gone(call, answered);
    }

    /** Ends a friendship on one side, and notes it if there was one. */
    static boolean remove(Friends friends, String from, String to, List<Pair> deleted) {
        return friends.of(from).remove(to) && deleted.add(new Pair(from, to));
    }

    /** Tells of friends that are none any more. */
    static void deleted(Call call, List<Pair> deleted) {
        if (!deleted.isEmpty()) {
            call.report(() -> new RelationEvent.FriendsDeleted(List.copyOf(deleted)));
        }
    }
}
