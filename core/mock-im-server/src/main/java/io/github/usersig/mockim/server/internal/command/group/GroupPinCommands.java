package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupChat;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage.Fate;
import io.github.usersig.mockim.server.internal.tenant.Pins;
import io.github.usersig.mockim.server.internal.tenant.Pins.Pin;

/**
 * {@code group_open_http_svc}: messages at the top of groups and topics.
 *
 * @see <a href="https://cloud.tencent.com/document/product/269/133874">vendor's page on pinning</a>
 */
public final class GroupPinCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "pin_message", GroupPinCommands::pin);
        registry.command(SERVICE + "unpin_message", GroupPinCommands::unpin);
        registry.command(SERVICE + "get_pinned_messages", GroupPinCommands::list);
    }

    /** The one pinned last comes first; one that is pinned again goes there. */
    private static Reply pin(Call call) {
        Group group = GroupRules.require(call);
        GroupChat chat = GroupRules.chat(call, group);
        GroupMessage message = message(call, chat);
        String pinner = operator(call, "Pinner_Account");
        if (!chat.pins().pin(message.seq(), pinner)) {
            throw new Refusal(
                    ImError.GROUP_TOO_MANY_PINNED,
                    Pins.MOST + " messages are pinned already: unpin one with unpin_message first");
        }
        report(call, group, message, pinner, true);
        return Reply.ok();
    }

    private static Reply unpin(Call call) {
        Group group = GroupRules.require(call);
        GroupChat chat = GroupRules.chat(call, group);
        GroupMessage message = message(call, chat);
        String operator = operator(call, "UnPinner_Account");
        if (!chat.pins().unpin(message.seq())) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "the message with this MsgSeq is not pinned");
        }
        report(call, group, message, operator, false);
        return Reply.ok();
    }

    /** What was recalled or deleted since is not shown. */
    private static Reply list(Call call) {
        Group group = GroupRules.require(call);
        GroupChat chat = GroupRules.chat(call, group);
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("PinnedMsgList");
        for (Pin pin : chat.pins().list()) {
            GroupMessage message = chat.find(pin.seq());
            if (message != null && message.fate() == Fate.THERE) {
                list.addObject().put("MsgSeq", pin.seq()).put("Pinner_Account", pin.pinner());
            }
        }
        return Reply.ok(reply);
    }

    private static GroupMessage message(Call call, GroupChat chat) {
        GroupMessage message = chat.find(call.fields().number("MsgSeq", 0));
        if (message == null || message.fate() != Fate.THERE) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "there is no message with this MsgSeq in the group");
        }
        return message;
    }

    private static String operator(Call call, String field) {
        return call.fields().has(field)
                ? Users.require(call, field, ImError.GROUP_ACCOUNT_UNKNOWN).userId()
                : call.caller().userId();
    }

    private static void report(Call call, Group group, GroupMessage message, String operator, boolean pinned) {
        call.report(() -> new GroupMessageEvent.Pinned(
                group.which(), message.content(call.fields().text("TopicId")), operator, pinned));
    }
}
