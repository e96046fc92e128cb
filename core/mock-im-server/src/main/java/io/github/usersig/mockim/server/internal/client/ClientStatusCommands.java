package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import io.github.usersig.mockim.server.internal.tenant.StatusWatch;
import io.github.usersig.mockim.server.internal.tenant.StatusWatch.Status;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.List;

/** Who is online, and what a client wants to know of the app. */
final class ClientStatusCommands implements ClientFamily {

    @Override
    public void register(ClientRegistry registry) {
        registry.own("im_open_status/ws_get_user_status", call -> status(call, false));
        registry.own("im_open_status/ws_status_subscribe", call -> status(call, true));
        registry.own("im_open_status/ws_status_unsubscribe", ClientStatusCommands::unsubscribe);
        registry.own("im_open_status/ws_set_custom_status", ClientStatusCommands::setCustom);
        registry.own("im_sdk_config_mgr/fetch_config", call -> Reply.ok());
        registry.own("im_sdk_config_mgr/fetch_imsdk_purchase_bitsv2", ClientStatusCommands::bought);
        registry.own("imopenstat/tim_web_report_v2", call -> Reply.ok());
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
                    .put("CustomStatus", status.custom());
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

    /** All that the vendor sells separately. */
    private static Reply bought(Call call) {
        return Reply.ok(Reply.newFields().put("PurchaseBits", ClientCommands.PURCHASE_BITS));
    }
}
