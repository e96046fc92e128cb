package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.group.GroupJson.Filter;
import io.github.usersig.mockim.server.internal.command.message.MessageBody;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.OfficialEvent;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.OfficialAccounts;
import io.github.usersig.mockim.server.internal.tenant.OfficialAccounts.OfficialAccount;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code official_account_open_http_svc}: official accounts and what they send. */
public final class OfficialAccountCommands implements CommandFamily {

    private static final String SERVICE = "official_account_open_http_svc/";
    private static final List<String> TEXTS =
            List.of("Name", "Introduction", "FaceUrl", "Organization", "CustomString", "MaxSubscriberNum");
    private static final String PREFIX = "@TOA#";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "create_official_account", OfficialAccountCommands::create)
                .asks(OfficialQuestions::beforeCreate);
        registry.command(SERVICE + "destroy_official_account", OfficialAccountCommands::destroy);
        registry.command(SERVICE + "modify_official_account_base_info", OfficialAccountCommands::modify);
        registry.command(SERVICE + "get_official_account_info", OfficialAccountCommands::info);
        registry.command(SERVICE + "send_official_account_msg", OfficialAccountCommands::send)
                .asks(OfficialQuestions::beforeMessage)
                .limit(ImError.MESSAGE_TOO_BIG);
        registry.command(SERVICE + "official_account_msg_recall", OfficialAccountCommands::recall);
        registry.command(SERVICE + "official_account_msg_get_simple", OfficialAccountCommands::history);
    }

    static OfficialAccount require(Call call) {
        return call.state()
                .officialAccounts()
                .find(call.fields().text("Official_Account"))
                .orElseThrow(() -> new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "there is no such official account"));
    }

    private static Reply create(Call call) {
        OfficialAccounts accounts = call.state().officialAccounts();
        String owner = Users.require(call, "Owner_Account", ImError.GROUP_ACCOUNT_UNKNOWN)
                .userId();
        String id = call.fields().text("OfficialAccountUserID");
        if (id.isEmpty()) {
            id = accounts.newId();
        }
        if (!id.startsWith(PREFIX) || accounts.find(id).isPresent()) {
            throw new Refusal(
                    ImError.GROUP_PARAMETER_ILLEGAL,
                    "OfficialAccountUserID must begin with " + PREFIX + " and not be taken");
        }
        OfficialAccount account = accounts.create(id, owner, call.nowSeconds());
        change(call.fields(), account);
        call.report(() -> new OfficialEvent.Created(account.id(), owner, info(account)));
        return Reply.ok(Reply.newFields().put("OfficialAccountUserID", id));
    }

    private static void change(Fields fields, OfficialAccount account) {
        for (String name : TEXTS) {
            if (fields.has(name)) {
                account.setInfo(name, fields.text(name));
            }
        }
    }

    private static Reply destroy(Call call) {
        OfficialAccount account = require(call);
        call.state().officialAccounts().remove(account.id());
        call.report(() -> new OfficialEvent.Destroyed(account.id(), account.owner(), info(account)));
        return Reply.ok();
    }

    private static Reply modify(Call call) {
        OfficialAccount account = require(call);
        change(call.fields(), account);
        call.report(() -> {
            Map<String, String> changed = new LinkedHashMap<>(account.info());
            changed.keySet().removeIf(name -> !call.fields().has(name));
            return new OfficialEvent.InfoChanged(account.id(), Collections.unmodifiableMap(changed));
        });
        return Reply.ok();
    }

    private static Map<String, String> info(OfficialAccount account) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(account.info()));
    }

    private static Reply info(Call call) {
        Filter filter = Filter.of(call.fields().object("ResponseFilter"), "OfficialAccountBaseInfoFilter");
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("OfficialAccountInfoList");
        for (Fields item : call.fields().objects("OfficialAccountIdList")) {
            call.state()
                    .officialAccounts()
                    .find(item.text("Official_Account"))
                    .ifPresent(account -> describe(account, filter, list.addObject()));
        }
        return Reply.ok(reply);
    }

    static void describe(OfficialAccount account, Filter filter, ObjectNode json) {
        for (String name : TEXTS) {
            if (filter.wants(name) && !name.equals("MaxSubscriberNum")) {
                json.put(name, account.info().getOrDefault(name, ""));
            }
        }
        json.put("Owner_Account", account.owner());
        if (filter.wants("LastMsgTime")) {
            List<StoredMessage> messages = account.messages();
            json.put(
                    "LastMsgTime",
                    messages.isEmpty() ? 0 : messages.get(messages.size() - 1).sentAtSeconds());
        }
        if (filter.wants("SubscriberNum")) {
            json.put("SubscriberNum", account.subscribers().size());
        }
    }

    /** Sends to all subscribers. */
    private static Reply send(Call call) {
        OfficialAccount account = require(call);
        MessageBody body = MessageBody.read(call);
        StoredMessage message = message(call, account, body);
        boolean onlineOnly = call.fields().flag("OnlineOnlyFlag");
        if (!onlineOnly) {
            account.keep(message);
        }
        call.report(() -> new OfficialEvent.MessageSent(
                account.id(),
                message.content(),
                onlineOnly,
                List.copyOf(account.subscribers().keySet()),
                !call.fields().texts("ForbidCallbackControl").contains("ForbidAfterSendMsgCallback")));
        return Reply.ok(
                Reply.newFields().put("MsgTime", message.sentAtSeconds()).put("MsgKey", message.key()));
    }

    static StoredMessage message(Call call, OfficialAccount account, MessageBody body) {
        return new StoredMessage(
                account.id(),
                account.id(),
                new MessageId(account.nextSeq(), call.fields().number("Random", 0)),
                SentAt.seconds(call.nowSeconds()),
                body.text(),
                body.json(),
                call.fields().text("CloudCustomData"));
    }

    private static Reply recall(Call call) {
        OfficialAccount account = require(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("RecallRetList");
        List<String> recalled = new ArrayList<>();
        for (String key : call.fields().texts("MsgKeyList")) {
            int code = ImError.GROUP_RECALL_MESSAGE_MISSING.code();
            if (account.recall(key)) {
                recalled.add(key);
                code = 0;
            }
            results.addObject().put("RetCode", code).put("MsgKey", key);
        }
        if (!recalled.isEmpty()) {
            call.report(() -> new OfficialEvent.MessagesRecalled(account.id(), List.copyOf(recalled)));
        }
        return Reply.ok(reply);
    }

    /** The history, newest first, from the message before LastMsgKey on. */
    private static Reply history(Call call) {
        OfficialAccount account = require(call);
        Fields fields = call.fields();
        List<StoredMessage> messages = account.messages();
        int index = messages.size() - 1;
        String last = fields.text("LastMsgKey");
        if (!last.isEmpty()) {
            while (index >= 0 && !messages.get(index).key().equals(last)) {
                index--;
            }
            index--;
        }
        ObjectNode reply = Reply.newFields().put("Official_Account", account.id());
        ArrayNode list = reply.putArray("RspMsgList");
        String key = "";
        for (; index >= 0 && list.size() < fields.number("ReqMsgNumber", 1); index--) {
            StoredMessage message = messages.get(index);
            if (!message.isRecalled() || fields.flag("WithRecalledMsg")) {
                describe(account, message, list.addObject());
            }
            key = message.key();
        }
        reply.put("IsFinished", index < 0 ? 1 : 0);
        return Reply.ok(reply.put("LastMsgKey", key));
    }

    private static void describe(OfficialAccount account, StoredMessage message, ObjectNode json) {
        json.put("From_Account", account.id());
        json.put("IsPlaceMsg", message.isRecalled() ? 2 : 0);
        if (message.isRecalled()) {
            json.putArray("MsgBody");
        } else {
            json.putRawValue("MsgBody", new RawValue(message.body()));
        }
        json.put("MsgRandom", message.random());
        json.put("MsgKey", message.key());
        json.put("MsgSeq", message.seq());
        json.put("MsgTimeStamp", message.sentAtSeconds());
    }
}
