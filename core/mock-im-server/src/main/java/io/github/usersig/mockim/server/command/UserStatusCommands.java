package io.github.usersig.mockim.server.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.event.SessionEvent;
import io.github.usersig.mockim.server.tenant.User;

/** Who is online, and what a client wants to know of the app. */
final class UserStatusCommands implements UserCommands.Family {

    private static final int ONLINE = 1;
    private static final int OFFLINE = 2;

    @Override
    public void register(UserCommands.Registry registry) {
        registry.own("im_open_status/ws_get_user_status", UserStatusCommands::status);
        registry.own("im_open_status/ws_set_custom_status", UserStatusCommands::setCustom);
        registry.own("im_sdk_config_mgr/fetch_config", call -> Reply.ok());
        registry.own("im_sdk_config_mgr/fetch_imsdk_purchase_bitsv2", UserStatusCommands::bought);
        registry.own("imopenstat/tim_web_report_v2", call -> Reply.ok());
    }

    private static Reply status(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("UserStatusList");
        ArrayNode errors = reply.arrayNode();
        for (String userId : call.fields().texts("To_Account")) {
            User user = call.state().accounts().get(userId);
            if (user == null) {
                errors.addObject().put("To_Account", userId).put("ErrorCode", ImError.ACCOUNT_NOT_IMPORTED.code());
            } else {
                list.addObject()
                        .put("To_Account", userId)
                        .put("Status", user.platforms().isEmpty() ? OFFLINE : ONLINE)
                        .put("CustomStatus", user.customStatus());
            }
        }
        reply.set("ErrorList", errors);
        return Reply.ok(reply);
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
        return Reply.ok(Reply.newFields().put("PurchaseBits", UserCommands.PURCHASE_BITS));
    }
}
