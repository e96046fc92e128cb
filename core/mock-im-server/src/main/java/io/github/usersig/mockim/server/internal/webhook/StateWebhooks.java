package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.AccountEvent;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.ConversationEvent;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import java.util.List;

/** The webhooks about users: their clients and their profiles. */
final class StateWebhooks {

    private StateWebhooks() {}

    static void addTo(AfterWebhooks.Rows rows) {
        rows.tell(AccountEvent.ProfileSet.class, WebhookCommand.PORTRAIT_SET, StateWebhooks::profileSet);
        rows.tell(
                AccountEvent.Kicked.class,
                WebhookCommand.STATE_CHANGE,
                (kicked, telling) -> unregistered(kicked.userId(), kicked.platforms(), telling));
        rows.tell(
                AccountEvent.Deleted.class,
                WebhookCommand.STATE_CHANGE,
                (deleted, telling) -> unregistered(deleted.userId(), deleted.platforms(), telling));
        rows.keepSilent(List.of(
                AccountEvent.DoNotDisturbSet.class,
                ConversationEvent.Deleted.class,
                ConversationEvent.Pinned.class,
                ConversationEvent.Marked.class,
                ConversationEvent.GroupMade.class,
                ConversationEvent.GroupsDeleted.class,
                ConversationEvent.GroupRenamed.class,
                ConversationEvent.GroupChanged.class));
        rows.tell(SessionEvent.LoggedIn.class, WebhookCommand.STATE_CHANGE, StateWebhooks::loggedIn);
        rows.tell(
                SessionEvent.LoggedOut.class,
                WebhookCommand.STATE_CHANGE,
                (out, telling) -> unregistered(out.userId(), List.of(out.platform()), telling));
        rows.tell(
                SessionEvent.Disconnected.class,
                WebhookCommand.STATE_CHANGE,
                (gone, telling) -> state(gone.userId(), gone.platform(), "Disconnect", reason(gone), telling));
        rows.tell(SessionEvent.StatusSet.class, WebhookCommand.STATE_CHANGE, (set, telling) -> state(
                        set.userId(), set.platform(), "CustomStatusChange", "SetCustomStatus", telling)
                .put("CustomStatus", set.status()));
    }

    private static void profileSet(AccountEvent.ProfileSet set, Telling telling) {
        ObjectNode json =
                telling.webhook().put("Operator_Account", telling.by().userId()).put("From_Account", set.userId());
        ArrayNode items = json.putArray("ProfileItem");
        set.items().forEach((tag, value) -> items.addObject().put("Tag", tag).set("Value", value));
        json.put("EventTime", telling.at().toEpochMilli());
    }

    private static void loggedIn(SessionEvent.LoggedIn in, Telling telling) {
        ObjectNode json = state(in.userId(), in.platform(), "Login", "Register", telling);
        if (!in.pushedOut().isEmpty()) {
            ArrayNode devices = json.putArray("KickedDevice");
            in.pushedOut().forEach(platform -> devices.addObject().put("Platform", system(platform)));
        }
    }

    private static void unregistered(String userId, List<String> platforms, Telling telling) {
        platforms.forEach(platform -> state(userId, platform, "Logout", "Unregister", telling));
    }

    /** The service does not wait for a Web page as long as for others: when one is silent, it takes the link as closed. */
    private static String reason(SessionEvent.Disconnected gone) {
        boolean page = gone.platform().equals(Caller.WEB);
        return gone.timedOut() && !page ? "TimeOut" : "LinkClose";
    }

    /** Webhooks name a phone by its system, where replies name the phone. */
    private static String system(String platform) {
        return platform.equals("iPhone") ? "iOS" : platform;
    }

    private static ObjectNode state(String userId, String platform, String action, String reason, Telling telling) {
        String system = system(platform);
        String spelt = system.equals("iOS") ? "IOS" : system; // so for this one only
        ObjectNode json =
                telling.webhook(Caller.client(userId, spelt, telling.by().address()));
        json.put("EventTime", telling.at().toEpochMilli());
        json.putObject("Info").put("Action", action).put("To_Account", userId).put("Reason", reason);
        return json;
    }
}
