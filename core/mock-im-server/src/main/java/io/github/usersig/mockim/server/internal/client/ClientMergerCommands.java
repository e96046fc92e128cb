package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.TinyIds;

/** Merged messages over 12 KB: the messages in them are kept by the server, and the message itself has their key. */
final class ClientMergerCommands implements ClientFamily {

    @Override
    public void register(ClientRegistry registry) {
        registry.own("im_long_msg/save_relay_json_msg", ClientMergerCommands::save);
        registry.own("im_long_msg/get_relay_json_msg", ClientMergerCommands::get);
    }

    /** Each message gets the TinyId of its sender, without which a client that reads them makes no IDs of them. */
    private static Reply save(Call call) {
        ArrayNode messages = Reply.newFields().arrayNode();
        for (Fields message : call.fields().objects("MsgList")) {
            if (!(message.json("MsgBody") instanceof ArrayNode)
                    || message.text("From_Account").isEmpty()) {
                throw new Refusal(
                        ImError.BODY_NOT_JSON, "a message in MsgList has no From_Account, or no array in MsgBody");
            }
            ObjectNode kept = message.copy();
            messages.add(kept.put("TinyId", TinyIds.of(message.text("From_Account"))));
        }
        if (messages.isEmpty()) {
            throw new Refusal(ImError.BODY_NOT_JSON, "MsgList is missing or empty: give it the messages to merge");
        }
        String key = call.state().longMergers().put(JsonText.of(messages));
        return Reply.ok(Reply.newFields().put("JsonMsgKey", key).put("PbMsgKey", key));
    }

    /** Whoever has the key may read them, as whoever got the message has it. */
    private static Reply get(Call call) {
        String messages = call.state().longMergers().find(call.fields().text("JsonMsgKey"));
        if (messages == null) {
            throw new Refusal(ImError.MESSAGE_MISSING, "there are no merged messages with this JsonMsgKey, or no more");
        }
        ObjectNode reply = Reply.newFields();
        reply.putRawValue("MsgList", new RawValue(messages));
        return Reply.ok(reply);
    }
}
