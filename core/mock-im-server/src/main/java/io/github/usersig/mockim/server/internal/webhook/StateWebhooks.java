package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.AccountEvent;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import java.util.List;

/** The webhooks about users: their clients and their profiles. */
final class StateWebhooks {

    private StateWebhooks() {}

    static List<Outgoing> of(Happening happening, AccountEvent event) {
        if (event instanceof AccountEvent.ProfileSet set) {
            Outgoing outgoing = Outgoing.of(WebhookCommand.PORTRAIT_SET, happening.by());
            outgoing.body().put("Operator_Account", happening.by().userId()).put("From_Account", set.userId());
            ArrayNode items = outgoing.body().putArray("ProfileItem");
            set.items()
                    .forEach((tag, value) -> items.addObject().put("Tag", tag).set("Value", value));
            outgoing.body().put("EventTime", happening.at().toEpochMilli());
            return List.of(outgoing);
        }
        List<String> platforms = event instanceof AccountEvent.Kicked kicked
                ? kicked.platforms()
                : ((AccountEvent.Deleted) event).platforms();
        return platforms.stream()
                .map(platform -> state(happening, event.userId(), platform, "Logout", "Unregister"))
                .toList();
    }

    static List<Outgoing> of(Happening happening, SessionEvent event) {
        if (event instanceof SessionEvent.LoggedIn in) {
            Outgoing outgoing = state(happening, in.userId(), in.platform(), "Login", "Register");
            if (!in.pushedOut().isEmpty()) {
                ArrayNode devices = outgoing.body().putArray("KickedDevice");
                in.pushedOut().forEach(platform -> devices.addObject().put("Platform", system(platform)));
            }
            return List.of(outgoing);
        }
        if (event instanceof SessionEvent.LoggedOut out) {
            return List.of(state(happening, out.userId(), out.platform(), "Logout", "Unregister"));
        }
        if (event instanceof SessionEvent.Disconnected gone) {
            return List.of(state(happening, gone.userId(), gone.platform(), "Disconnect", reason(gone)));
        }
        SessionEvent.StatusSet set = (SessionEvent.StatusSet) event;
        Outgoing outgoing = state(happening, set.userId(), set.platform(), "CustomStatusChange", "SetCustomStatus");
        outgoing.body().put("CustomStatus", set.status());
        return List.of(outgoing);
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

    private static Outgoing state(Happening happening, String userId, String platform, String action, String reason) {
        String system = system(platform);
        String spelt = system.equals("iOS") ? "IOS" : system; // so for this one only
        Outgoing outgoing = Outgoing.of(
                WebhookCommand.STATE_CHANGE,
                Caller.client(userId, spelt, happening.by().address()));
        outgoing.body().put("EventTime", happening.at().toEpochMilli());
        outgoing.body()
                .putObject("Info")
                .put("Action", action)
                .put("To_Account", userId)
                .put("Reason", reason);
        return outgoing;
    }
}
