package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Cursors;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Receipt;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import java.util.ArrayList;
import java.util.List;

/** {@code group_open_http_svc}: who has read which message. */
public final class GroupReceiptCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";
    private static final int READ = 0;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "group_msg_receipt", GroupReceiptCommands::read);
        registry.command(SERVICE + "get_group_msg_receipt", GroupReceiptCommands::counts);
        registry.command(SERVICE + "get_group_msg_receipt_detail", GroupReceiptCommands::readers)
                .goesThrough(GroupRules::countMembers);
    }

    /** A member has read messages. */
    private static Reply read(Call call) {
        Group group = GroupRules.require(call);
        // the catalogue has no types of group for this command, of which no page is known
        GroupRules.requireType(group, group.type().hasReadReceipts(), GroupRules.noPermission());
        String reader =
                GroupRules.member(group, call.fields().text("From_Account")).userId();
        List<Receipt> receipts = new ArrayList<>();
        for (Fields item : call.fields().objects("MsgSeqList")) {
            GroupMessage message = group.chat().find(item.number("MsgSeq", 0));
            if (message != null && message.readBy(reader)) {
                receipts.add(new Receipt(
                        message.seq(),
                        message.readers().size(),
                        message.nonReaders().size()));
            }
        }
        if (!receipts.isEmpty()) {
            call.report(() -> new GroupMessageEvent.Read(group.which(), reader, List.copyOf(receipts)));
        }
        return Reply.ok();
    }

    private static Reply counts(Call call) {
        Group group = GroupRules.require(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("GroupMsgReceiptList");
        for (Fields item : call.fields().objects("MsgSeqList")) {
            long seq = item.number("MsgSeq", 0);
            GroupMessage message = group.chat().find(seq);
            boolean has = message != null && message.wantsReceipts();
            list.addObject()
                    .put("Code", has ? 0 : ImError.GROUP_READ_RECEIPT_MESSAGE.code())
                    .put("MsgSeq", seq)
                    .put("ReadNum", has && message != null ? message.readers().size() : 0)
                    .put(
                            "UnreadNum",
                            has && message != null ? message.nonReaders().size() : 0);
        }
        return Reply.ok(reply);
    }

    /** Who has read a message, or who has not, page by page. */
    private static Reply readers(Call call) {
        Fields fields = call.fields();
        Group group = GroupRules.require(call);
        GroupMessage message = group.chat().find(fields.number("MsgSeq", 0));
        if (message == null || !message.wantsReceipts()) {
            throw new Refusal(
                    ImError.GROUP_READ_RECEIPT_MESSAGE,
                    "there is no message with this MsgSeq sent with NeedReadReceipt 1");
        }
        boolean read = fields.number("Filter", READ) == READ;
        List<String> users = List.copyOf(read ? message.readers() : message.nonReaders());
        Cursors cursors = Cursors.of(
                "get_group_msg_receipt_detail " + group.id() + " " + message.seq() + " " + read,
                ImError.GROUP_PARAMETER_ILLEGAL);
        int from = cursors.index(fields.text("Cursor"));
        int to = (int) Math.min(users.size(), from + fields.number("Count", users.size()));
        ObjectNode reply = Reply.newFields();
        reply.put("IsFinished", to < users.size() ? 0 : 1);
        reply.put("MsgSeq", message.seq());
        ArrayNode list = reply.putArray(read ? "ReadList" : "UnreadList");
        for (int i = from; i < to; i++) {
            list.addObject().put(read ? "Read_Account" : "Unread_Account", users.get(i));
        }
        reply.put("Cursor", to < users.size() ? cursors.text(to) : "");
        return Reply.ok(reply);
    }
}
