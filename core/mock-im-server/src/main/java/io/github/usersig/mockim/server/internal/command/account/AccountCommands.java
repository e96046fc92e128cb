package io.github.usersig.mockim.server.internal.command.account;

import static io.github.usersig.ImError.ACCOUNT_NOT_IMPORTED;
import static io.github.usersig.ImError.ACCOUNT_PARAMETER_ILLEGAL;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.UserIdRule;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.AccountEvent;
import io.github.usersig.mockim.server.internal.tenant.Accounts;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.List;

/** {@code im_open_login_svc}: accounts. Where the API of today says {@code UserID}, older clients say {@code Identifier}. */
public final class AccountCommands implements CommandFamily {

    private static final String SERVICE = "im_open_login_svc/";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "account_import", AccountCommands::accountImport);
        registry.command(SERVICE + "multiaccount_import", AccountCommands::multiaccountImport);
        registry.command(SERVICE + "account_delete", AccountCommands::accountDelete)
                .goesThrough(call -> call.state().accounts().size());
        registry.command(SERVICE + "account_check", AccountCommands::accountCheck);
        registry.command(SERVICE + "kick", AccountCommands::kick);
    }

    /** Imports one account; doing it again makes no second one, and takes over the nickname and picture it names. */
    private static Reply accountImport(Call call) {
        Fields fields = call.fields();
        String userId = fields.text("UserID");
        UserIdRule.PRINTABLE_ASCII.violation(userId).ifPresent(violation -> {
            throw new Refusal(ACCOUNT_PARAMETER_ILLEGAL, violation);
        });
        importAccount(call.state().accounts(), userId, fields);
        return Reply.ok();
    }

    /** Imports many; those with no good UserID are listed, and the rest is done. */
    private static Reply multiaccountImport(Call call) {
        Fields fields = call.fields();
        List<String> userIds = fields.texts("Accounts");
        List<Fields> accounts = fields.objects("AccountList");
        if (userIds.isEmpty() && accounts.isEmpty()) {
            throw new Refusal(
                    ACCOUNT_PARAMETER_ILLEGAL,
                    "AccountList is missing or empty: give it an array of objects with UserID, or Accounts an array of"
                            + " strings");
        }
        ObjectNode reply = Reply.newFields();
        ArrayNode failed = reply.putArray("FailAccounts");
        for (String userId : userIds) {
            if (UserIdRule.PRINTABLE_ASCII.violation(userId).isPresent()) {
                failed.add(userId);
            } else {
                call.state().accounts().add(userId);
            }
        }
        for (Fields account : accounts) {
            String userId = account.text("UserID");
            if (UserIdRule.PRINTABLE_ASCII.violation(userId).isPresent()) {
                failed.add(userId);
            } else {
                importAccount(call.state().accounts(), userId, account);
            }
        }
        return Reply.ok(reply);
    }

    private static void importAccount(Accounts accounts, String userId, Fields fields) {
        User user = accounts.add(userId);
        user.describe(
                fields.optionalText("Nick").orElse(user.account().nick()),
                fields.optionalText("FaceUrl").orElse(user.account().faceUrl()));
    }

    /** Deletes accounts with all they have, for good. An app admin cannot be deleted. */
    private static Reply accountDelete(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ResultItem");
        for (Fields item : call.fields().objects("DeleteItem")) {
            String userId = item.text("UserID");
            ObjectNode result = results.addObject();
            if (call.state().admins().contains(userId)) {
                result.put("ResultCode", ACCOUNT_PARAMETER_ILLEGAL.code()).put("ResultInfo", "is an app admin");
            } else if (call.state().accounts().contains(userId)) {
                delete(call, userId);
                result.put("ResultCode", 0).put("ResultInfo", "");
            } else {
                result.put("ResultCode", ACCOUNT_NOT_IMPORTED.code())
                        .put("ResultInfo", "Err_TLS_PT_Open_Login_Account_Not_Exist"); // as the page's sample says it
            }
            result.put("UserID", userId);
        }
        return Reply.ok(reply);
    }

    /** Deletes an account with all it has. */
    public static void delete(Call call, String userId) {
        List<String> platforms = call.tenant().onlinePlatforms(userId);
        call.tenant().delete(userId);
        call.report(() -> new AccountEvent.Deleted(userId, platforms));
    }

    /** Says which accounts exist. An unknown one is no error: its {@code ResultCode} is 0. */
    private static Reply accountCheck(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ResultItem");
        for (Fields item : call.fields().objects("CheckItem")) {
            String userId = item.text("UserID");
            boolean imported = call.state().accounts().contains(userId);
            results.addObject()
                    .put("UserID", userId)
                    .put("ResultCode", 0)
                    .put("ResultInfo", "")
                    .put("AccountStatus", imported ? "Imported" : "NotImported");
        }
        return Reply.ok(reply);
    }

    /** Makes all UserSigs of a user invalid that were issued before, and ends the user's sessions. */
    private static Reply kick(Call call) {
        User user = Users.require(call, "UserID", ACCOUNT_NOT_IMPORTED);
        call.tenant().kick(call.caller(), user.userId(), call.at());
        return Reply.ok();
    }
}
