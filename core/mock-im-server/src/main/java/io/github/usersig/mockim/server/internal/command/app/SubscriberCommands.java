package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Cursors;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.group.GroupJson.Filter;
import io.github.usersig.mockim.server.internal.event.OfficialEvent;
import io.github.usersig.mockim.server.internal.tenant.OfficialAccounts.OfficialAccount;
import io.github.usersig.mockim.server.internal.tenant.OfficialAccounts.Subscriber;
import java.util.ArrayList;
import java.util.List;

/** {@code official_account_open_http_svc}: who gets what official accounts send. */
public final class SubscriberCommands implements CommandFamily {

    private static final String SERVICE = "official_account_open_http_svc/";
    private static final int PAGE = 200;
    private static final int FAILED = 0;
    private static final int DONE = 1;
    private static final int WAS_SO = 2;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "add_subscriber", SubscriberCommands::add).asks(OfficialQuestions::beforeSubscribe);
        registry.command(SERVICE + "delete_subscriber", SubscriberCommands::delete);
        registry.command(SERVICE + "get_subscriber_info", SubscriberCommands::list);
        registry.command(SERVICE + "modify_subscriber_info", SubscriberCommands::modify);
        registry.command(SERVICE + "get_subscribed_official_account_list", SubscriberCommands::accounts);
    }

    /** Each gets a result: 1 added, 2 was a subscriber, 0 failed. */
    private static Reply add(Call call) {
        OfficialAccount account = OfficialAccountCommands.require(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("SubscriberList");
        List<String> added = new ArrayList<>();
        for (Fields item : call.fields().objects("SubscriberList")) {
            String userId = item.text("Subscriber_Account");
            int result = FAILED;
            if (Users.exists(call, userId)) {
                result = account.subscribe(userId, call.nowSeconds()) ? DONE : WAS_SO;
            }
            if (result == DONE) {
                added.add(userId);
            }
            results.addObject().put("Subscriber_Account", userId).put("Result", result);
        }
        if (!added.isEmpty()) {
            call.report(() -> new OfficialEvent.Subscribed(account.id(), List.copyOf(added)));
        }
        return Reply.ok(reply);
    }

    /** Each gets a result: 1 removed, 2 was none. */
    private static Reply delete(Call call) {
        OfficialAccount account = OfficialAccountCommands.require(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("SubscriberList");
        List<String> deleted = new ArrayList<>();
        for (String userId : call.fields().texts("SubscriberToDel_Account")) {
            boolean was = account.unsubscribe(userId);
            if (was) {
                deleted.add(userId);
            }
            results.addObject().put("Subscriber_Account", userId).put("Result", was ? DONE : WAS_SO);
        }
        if (!deleted.isEmpty()) {
            call.report(() -> new OfficialEvent.Unsubscribed(account.id(), List.copyOf(deleted)));
        }
        return Reply.ok(reply);
    }

    private static Reply list(Call call) {
        OfficialAccount account = OfficialAccountCommands.require(call);
        int size = account.subscribers().size();
        Cursors cursors = Cursors.of("subscribers " + account.id(), ImError.GROUP_PARAMETER_ILLEGAL);
        int from = Math.min(size, cursors.index(call.fields().text("Next")));
        int to = (int) Math.min(size, from + call.fields().number("Limit", PAGE));
        ObjectNode reply = Reply.newFields();
        reply.put("SubscriberNum", size);
        ArrayNode list = reply.putArray("SubscriberList");
        for (Subscriber subscriber : account.page(from, to)) {
            list.addObject()
                    .put("Subscriber_Account", subscriber.userId())
                    .put("SubscribeTime", subscriber.sinceSeconds())
                    .put("CustomString", subscriber.custom());
        }
        return Reply.ok(reply.put("Next", to < size ? cursors.text(to) : ""));
    }

    private static Reply modify(Call call) {
        OfficialAccount account = OfficialAccountCommands.require(call);
        Subscriber subscriber = account.subscriber(call.fields().text("Subscriber_Account"));
        if (subscriber == null) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "the user in Subscriber_Account is no subscriber");
        }
        call.fields().optionalText("CustomString").ifPresent(subscriber::setCustom);
        return Reply.ok();
    }

    /** The official accounts that a user subscribed to, page by page. */
    private static Reply accounts(Call call) {
        Fields fields = call.fields();
        String userId = Users.require(call, "Subscriber_Account", ImError.GROUP_ACCOUNT_UNKNOWN)
                .userId();
        List<OfficialAccount> all = call.state().officialAccounts().list().stream()
                .filter(account -> account.subscribers().containsKey(userId))
                .toList();
        int from = (int) Math.min(all.size(), fields.number("Offset", 0));
        int to = (int) Math.min(all.size(), from + fields.number("Limit", PAGE));
        Filter filter = Filter.of(fields.object("ResponseFilter"), "OfficialAccountBaseInfoFilter");
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("OfficialAccountInfoList");
        for (OfficialAccount account : all.subList(from, to)) {
            ObjectNode json = list.addObject();
            OfficialAccountCommands.describe(account, filter, json);
            Subscriber self = account.subscriber(userId);
            if (self != null) {
                json.putObject("SelfInfo")
                        .put("SubscribeTime", self.sinceSeconds())
                        .put("CustomString", self.custom());
            }
        }
        reply.put("TotalCount", all.size());
        reply.put("CompleteFlag", to < all.size() ? 0 : 1);
        return Reply.ok(reply.put("Next", to < all.size() ? to : 0));
    }
}
