package io.github.usersig.mockim.server.command;

import static io.github.usersig.ImError.ACCOUNT_PARAMETER_ILLEGAL;
import static io.github.usersig.ImError.PROFILE_FIELD_TOO_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.UserIdRule;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.tenant.Accounts;
import java.util.Map;
import java.util.Optional;

/** {@code im_open_login_svc}: accounts. Where the API of today says {@code UserID}, older clients say {@code Identifier}. */
final class AccountCommands {

    private static final String[] USER_ID = {"UserID", "Identifier"};
    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_PROFILE_FIELD = 500;

    private AccountCommands() {}

    static Map<String, Command> byName() {
        return Map.of(
                "im_open_login_svc/account_import", AccountCommands::accountImport,
                "im_open_login_svc/account_check", AccountCommands::accountCheck);
    }

    /**
     * Imports one account; doing it again makes no second one, and takes over the nickname and picture it names.
     *
     * @see <a href="https://cloud.tencent.com/document/product/269/1608">vendor's page</a>
     */
    private static Reply accountImport(Call call) {
        Fields fields = call.fields();
        String userId = fields.account(USER_ID)
                .orElseThrow(() -> Fields.missing("UserID", "the user's", ACCOUNT_PARAMETER_ILLEGAL));
        UserIdRule.PRINTABLE_ASCII.violation(userId).ifPresent(violation -> {
            throw new Refusal(ACCOUNT_PARAMETER_ILLEGAL, violation);
        });
        Optional<String> nick = profileField(fields, "Nick");
        Optional<String> faceUrl = profileField(fields, "FaceUrl");
        call.tenant()
                .accounts()
                .put(
                        userId,
                        account -> new Account(userId, nick.orElse(account.nick()), faceUrl.orElse(account.faceUrl())));
        return Reply.ok();
    }

    /**
     * Says which accounts exist. An unknown one is no error: its {@code ResultCode} is 0.
     *
     * @see <a href="https://cloud.tencent.com/document/product/269/38417">vendor's page</a>
     */
    private static Reply accountCheck(Call call) {
        ImError illegal = ACCOUNT_PARAMETER_ILLEGAL;
        JsonNode items = call.fields()
                .array("CheckItem", illegal)
                .orElseThrow(() -> Fields.missing("CheckItem", "an array of {\"UserID\": ...}", illegal));
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw new Refusal(illegal, "CheckItem has " + items.size() + " items: give it 1 to " + MOST_ITEMS);
        }
        Accounts accounts = call.tenant().accounts();
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ResultItem");
        for (JsonNode item : items) {
            String userId = new Fields(item)
                    .account(USER_ID)
                    .orElseThrow(() -> Fields.missing("UserID of an item of CheckItem", "a user's", illegal));
            results.addObject()
                    .put("UserID", userId)
                    .put("ResultCode", 0)
                    .put("ResultInfo", "")
                    .put("AccountStatus", accounts.contains(userId) ? "Imported" : "NotImported");
        }
        return Reply.ok(reply);
    }

    private static Optional<String> profileField(Fields fields, String name) {
        Optional<String> value = fields.text(name, ACCOUNT_PARAMETER_ILLEGAL);
        int bytes = value.map(text -> text.getBytes(UTF_8).length).orElse(0);
        if (bytes > LONGEST_PROFILE_FIELD) {
            throw new Refusal(
                    PROFILE_FIELD_TOO_LONG,
                    name + " has " + bytes + " bytes: give it at most " + LONGEST_PROFILE_FIELD);
        }
        return value;
    }
}
