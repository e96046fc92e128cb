package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.relation.FriendQuestions;
import io.github.usersig.mockim.server.internal.command.relation.FriendRequests;
import io.github.usersig.mockim.server.internal.command.relation.Friendships;
import io.github.usersig.mockim.server.internal.command.relation.Results;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.tenant.Friends;
import io.github.usersig.mockim.server.internal.tenant.Friends.Application;
import io.github.usersig.mockim.server.internal.tenant.Friends.Friend;
import java.util.ArrayList;
import java.util.List;

/** Wishes to be friends, as the users see and answer them who have to agree. Only clients have these commands. */
final class ClientFriendRequestCommands implements ClientFamily {

    private static final String AGREE = "Response_Action_Agree";
    private static final String AGREE_AND_ADD = "Response_Action_AgreeAndAdd";
    private static final String REJECT = "Response_Action_Reject";
    private static final String CAME_IN = "Pendency_Type_ComeIn";
    private static final String SENT_OUT = "Pendency_Type_SendOut";

    @Override
    public void register(ClientRegistry registry) {
        registry.own("sns/pendency_get", ClientFriendRequestCommands::list);
        registry.own("sns/pendency_report", ClientFriendRequestCommands::read);
        registry.own("sns/pendency_delete", ClientFriendRequestCommands::delete);
        registry.own("sns/friend_response", ClientFriendRequestCommands::answer).asks(FriendQuestions::beforeResponse);
    }

    private static Reply list(Call call) {
        String self = call.caller().userId();
        String type = call.fields().text("PendencyType");
        Friends friends = call.state().friends();
        ObjectNode reply = Reply.newFields();
        ArrayNode items = reply.putArray("PendencyItem");
        if (!type.equals(SENT_OUT)) {
            friends.of(self)
                    .applications()
                    .values()
                    .forEach(application -> put(call, items, application, application.from(), CAME_IN));
        }
        if (!type.equals(CAME_IN)) {
            friends.applicationsFrom(self)
                    .forEach(application -> put(call, items, application, application.to(), SENT_OUT));
        }
        return Reply.ok(reply.put("StartTime", 0)
                .put("UnreadPendencyCount", friends.of(self).unreadApplications())
                .put("CurrentPendencySequence", 0));
    }

    private static void put(Call call, ArrayNode items, Application application, String other, String type) {
        Account account = ClientJson.account(call.state(), other);
        items.addObject()
                .put("To_Account", other)
                .put("PendencyType", type)
                .put("Nick", account.nick())
                .put("Image", account.faceUrl())
                .put("AddSource", application.source())
                .put("AddWording", application.wording())
                .put("AddTime", application.atSeconds());
    }

    private static Reply read(Call call) {
        call.state()
                .friends()
                .of(call.caller().userId())
                .applicationsRead(call.fields().number("LatestPendencyTimeStamp", call.nowSeconds()));
        return Reply.ok();
    }

    /** Takes wishes off the list, those that came in or one's own. */
    private static Reply delete(Call call) {
        String self = call.caller().userId();
        boolean own = call.fields().text("PendencyType").equals(SENT_OUT);
        Results results = new Results("ResultItem");
        List<Pair> gone = new ArrayList<>();
        for (String other : call.fields().texts("To_Account")) {
            Pair pair = own ? new Pair(self, other) : new Pair(other, self);
            if (call.state().friends().withdraw(pair.from(), pair.to()) == null) {
                results.failed(other, ImError.RELATION_PENDING_ITEM_MISSING);
            } else {
                gone.add(pair);
                results.done(other);
            }
        }
        FriendRequests.gone(call, gone);
        return results.relation();
    }

    private static Reply answer(Call call) {
        String self = call.caller().userId();
        Results results = new Results("ResultItem");
        for (Fields item : call.fields().objects("ResponseFriendItem")) {
            String other = item.text("To_Account");
            String action = item.text("ResponseAction");
            Application application =
                    call.state().friends().of(self).applications().get(other);
            if (!List.of(AGREE, AGREE_AND_ADD, REJECT).contains(action)) {
                results.failed(other, ImError.RELATION_PARAMETER_ILLEGAL);
            } else if (application == null) {
                results.failed(other, ImError.RELATION_NO_PENDING_REQUEST);
            } else {
                answer(call, application, action, item);
                results.done(other);
            }
        }
        return results.relation();
    }

    private static void answer(Call call, Application application, String action, Fields item) {
        String from = application.from();
        String to = application.to();
        call.state().friends().withdraw(from, to);
        FriendRequests.gone(call, List.of(new Pair(from, to)));
        if (action.equals(REJECT)) {
            return;
        }
        List<Pair> added = new ArrayList<>();
        ObjectNode wanted = Reply.newFields()
                .put("Remark", application.remark())
                .put("AddSource", application.source())
                .put("AddWording", application.wording());
        Friend friend = Friendships.befriend(call, from, to, new Fields(wanted), added);
        if (!application.group().isEmpty()) {
            call.state().friends().of(from).putInto(friend, List.of(application.group()));
        }
        if (action.equals(AGREE_AND_ADD)) {
            Friend mine = Friendships.befriend(call, to, from, item, added);
            if (!item.text("TagName").isEmpty()) {
                call.state().friends().of(to).putInto(mine, List.of(item.text("TagName")));
            }
        }
        Friendships.added(call, added, from, "friend_response", false);
    }
}
