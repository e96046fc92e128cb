package io.github.usersig.mockim.server.internal.command;

import static io.github.usersig.ImError.GROUP_PARAMETER_ILLEGAL;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.event.Event;
import io.github.usersig.mockim.server.internal.event.ExtensionValue;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.Extensions;
import io.github.usersig.mockim.server.internal.tenant.Extensions.Extension;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code openim_msg_ext_http_svc}: keys and values attached to messages. */
final class MessageExtensionCommands implements CommandFamily {

    private static final String SERVICE = "openim_msg_ext_http_svc/";

    // The pages list these and 23003 without saying in the stored copies which is which. 23003 never comes: it must be
    // for a Seq that is not that of the pair, which is not looked at when an admin calls, and nobody else may call.
    private static final int NOT_EXTENSIBLE = 23001;
    private static final int TOO_MANY = 23002;
    private static final int MESSAGE_MISSING = 23004;

    private static final int PAGE = 200;

    private static final int SET = 1;
    private static final int DELETE = 2;
    private static final int CLEAR = 3;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "set_key_values", MessageExtensionCommands::setOfMessage);
        registry.command(
                SERVICE + "get_key_values", call -> get(call, message(call).extensions()));
        registry.command(SERVICE + "group_set_key_values", MessageExtensionCommands::setOfGroupMessage);
        registry.command(
                SERVICE + "group_get_key_values",
                call -> get(call, groupMessage(call).extensions()));
    }

    private static Reply setOfMessage(Call call) {
        StoredMessage message = message(call);
        return set(
                call,
                message.extensions(),
                changes -> new MessageEvent.ExtensionsChanged(
                        message.from(),
                        message.to(),
                        message.key(),
                        changes.operation(),
                        changes.values(),
                        message.extensions().latest()));
    }

    private static Reply setOfGroupMessage(Call call) {
        GroupMessage message = groupMessage(call);
        return set(
                call,
                message.extensions(),
                changes -> new GroupMessageEvent.ExtensionsChanged(
                        GroupRules.require(call).which(),
                        message.seq(),
                        changes.operation(),
                        changes.values(),
                        message.extensions().latest()));
    }

    private record Changes(int operation, List<ExtensionValue> values) {}

    private static Reply set(Call call, Extensions extensions, Function<Changes, Event> event) {
        long operation = call.fields().number("OperateType", SET);
        List<Fields> pairs = call.fields().objects("ExtensionList");
        boolean clear = operation != SET && operation != DELETE;
        if (clear) {
            extensions.clear();
            pairs = List.of();
        } else if (pairs.isEmpty()) {
            throw new Refusal(GROUP_PARAMETER_ILLEGAL, "ExtensionList is missing or empty: name the keys");
        }
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ExtensionList");
        List<ExtensionValue> changed = new ArrayList<>();
        for (Fields pair : pairs) {
            change(extensions, pair, operation == SET, results.addObject(), changed);
        }
        if (clear || !changed.isEmpty()) {
            call.report(() -> event.apply(new Changes(clear ? CLEAR : (int) operation, List.copyOf(changed))));
        }
        return Reply.ok(reply);
    }

    private static void change(
            Extensions extensions, Fields pair, boolean set, ObjectNode result, List<ExtensionValue> changed) {
        String key = pair.text("Key");
        Extension found = extensions.find(key);
        int code = 0;
        Extension shown = found == null ? new Extension(key, "", 0) : found;
        if (!set) {
            extensions.remove(key);
        } else if (found == null && extensions.size() >= Extensions.MOST) {
            code = TOO_MANY;
        } else {
            shown = extensions.put(key, pair.text("Value"));
        }
        if (code == 0) {
            changed.add(new ExtensionValue(key, shown.value(), shown.seq()));
        }
        result.put("ErrorCode", code);
        describe(shown, result.putObject("Extension"));
    }

    /** A page of them; the next one starts after the last Seq of this one. */
    private static Reply get(Call call, Extensions extensions) {
        long start = call.fields().number("StartSeq", 0);
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("ExtensionList");
        List<Extension> rest = extensions.list().stream()
                .filter(extension -> extension.seq() >= start)
                .toList();
        rest.stream().limit(PAGE).forEach(extension -> describe(extension, list.addObject()));
        reply.put("CompleteFlag", rest.size() > PAGE ? 0 : 1);
        reply.put("LatestSeq", extensions.latest());
        reply.put("ClearSeq", extensions.cleared());
        return Reply.ok(reply);
    }

    private static void describe(Extension extension, ObjectNode json) {
        json.put("Key", extension.key()).put("Value", extension.value()).put("Seq", extension.seq());
    }

    private static StoredMessage message(Call call) {
        String from = Users.sender(call);
        Conversation conversation =
                call.state().chats().find(from, call.fields().text("To_Account"));
        StoredMessage message =
                conversation == null ? null : conversation.find(call.fields().text("MsgKey"));
        if (message == null) {
            throw new Refusal(MESSAGE_MISSING, "there is no message with this MsgKey between the two");
        }
        requireExtensible(message.isExtensible());
        return message;
    }

    private static GroupMessage groupMessage(Call call) {
        GroupMessage message =
                GroupRules.require(call).chat().find(call.fields().number("MsgSeq", 0));
        if (message == null) {
            throw new Refusal(MESSAGE_MISSING, "there is no message with this MsgSeq in the group");
        }
        requireExtensible(message.isExtensible());
        return message;
    }

    private static void requireExtensible(boolean extensible) {
        if (!extensible) {
            throw new Refusal(NOT_EXTENSIBLE, "the message was not sent with SupportMessageExtension 1");
        }
    }
}
