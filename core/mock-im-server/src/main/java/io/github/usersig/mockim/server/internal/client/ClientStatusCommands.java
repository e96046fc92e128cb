package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.AccountEvent;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import io.github.usersig.mockim.server.internal.tenant.StatusWatch;
import io.github.usersig.mockim.server.internal.tenant.StatusWatch.Status;
import io.github.usersig.mockim.server.internal.tenant.User;
import io.github.usersig.mockim.server.internal.tenant.User.DoNotDisturb;
import java.util.List;

/** Who is online, and what a client wants to know of the app. */
final class ClientStatusCommands implements ClientFamily {

    @Override
    public void register(ClientRegistry registry) {
        registry.own("im_open_status/ws_get_user_status", call -> status(call, false));
        registry.own("im_open_status/ws_status_subscribe", call -> status(call, true));
        registry.own("im_open_status/ws_status_unsubscribe", ClientStatusCommands::unsubscribe);
        registry.own("im_open_status/ws_set_custom_status", ClientStatusCommands::setCustom);
        registry.own("im_msg_db_logic/ws_set_do_not_disturb", ClientStatusCommands::setDoNotDisturb);
        registry.own("im_msg_db_logic/ws_get_do_not_disturb", ClientStatusCommands::doNotDisturb);
        registry.own("im_sdk_config_mgr/fetch_config", call -> Reply.ok());
        registry.own("im_sdk_config_mgr/fetch_imsdk_purchase_bitsv2", ClientStatusCommands::bought);
        registry.own("imopenstat/tim_web_report_v2", call -> Reply.ok());
        registry.own(
                "openim/authkey", call -> Reply.ok()); // tim-js-sdk asks for it before it uploads, and fails without
    }

    /** How users are, and if they are subscribed to, how they will be is pushed from now on. */
    private static Reply status(Call call, boolean subscribe) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("UserStatusList");
        ArrayNode errors = reply.arrayNode();
        for (String userId : call.fields().texts("To_Account")) {
            User user = call.state().accounts().get(userId);
            if (user == null) {
                errors.addObject().put("To_Account", userId).put("ErrorCode", ImError.ACCOUNT_NOT_IMPORTED.code());
                continue;
            }
            Status status = Status.of(user);
            list.addObject()
                    .put("To_Account", userId)
                    .put("Status", status.number())
                    .put("CustomStatus", status.customOnTheWire());
            if (subscribe) {
                call.state().statusWatch().add(call.caller().userId(), userId, status);
            }
        }
        reply.set("ErrorList", errors);
        return Reply.ok(reply);
    }

    /** From those named; from all if none is. */
    private static Reply unsubscribe(Call call) {
        StatusWatch watch = call.state().statusWatch();
        String self = call.caller().userId();
        List<String> userIds = call.fields().texts("To_Account");
        if (userIds.isEmpty()) {
            watch.forget(self);
        }
        userIds.forEach(userId -> watch.remove(self, userId));
        return Reply.ok();
    }

    private static Reply setCustom(Call call) {
        String self = call.caller().userId();
        String status = call.fields().text("CustomStatus");
        Users.require(call, "From_Account", self, ImError.ACCOUNT_NOT_IMPORTED).setCustomStatus(status);
        call.report(() -> new SessionEvent.StatusSet(self, call.caller().platform(), status));
        return Reply.ok();
    }

    private static Reply setDoNotDisturb(Call call) {
        String self = call.caller().userId();
        Fields fields = call.fields();
        DoNotDisturb when = new DoNotDisturb(
                fields.number("Level", 0),
                fields.number("StartTime", 0),
                fields.number("EndTime", 0),
                fields.flag("IsRepeated"));
        Users.require(call, "From_Account", self, ImError.ACCOUNT_NOT_IMPORTED).setDoNotDisturb(when);
        call.report(() -> new AccountEvent.DoNotDisturbSet(
                self, when.level(), when.fromSeconds(), when.toSeconds(), when.daily()));
        return Reply.ok();
    }

    /** One's own; nobody else's is anybody's business. */
    private static Reply doNotDisturb(Call call) {
        String self = call.caller().userId();
        String asked = call.fields().text("To_Account");
        if (!asked.isEmpty() && !asked.equals(self)) {
            throw new Refusal(ImError.NOT_AN_ADMIN, "To_Account is another user: one sees one's own setting only");
        }
        DoNotDisturb when = Users.require(call, "To_Account", self, ImError.ACCOUNT_NOT_IMPORTED)
                .doNotDisturb();
        return Reply.ok(Reply.newFields()
                .put("Level", when == null ? 0 : when.level())
                .put("StartTime", when == null ? 0 : when.fromSeconds())
                .put("EndTime", when == null ? 0 : when.toSeconds())
                .put("IsRepeated", when != null && when.daily() ? 1 : 0));
    }

    /** All that the vendor sells separately. */
    private static Reply bought(Call call) {
        return Reply.ok(Reply.newFields().put("PurchaseBits", ClientCommands.PURCHASE_BITS));
    }
}
