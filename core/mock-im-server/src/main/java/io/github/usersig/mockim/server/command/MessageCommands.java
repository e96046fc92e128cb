package io.github.usersig.mockim.server.command;

import static io.github.usersig.ImError.MESSAGE_FORMAT_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_FROM_ACCOUNT_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_LIFE_TIME_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_RANDOM_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_SYNC_OTHER_MACHINE_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_TIMESTAMP_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_TOO_LONG;
import static io.github.usersig.ImError.MESSAGE_TO_ACCOUNT_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_TO_ACCOUNT_NOT_IMPORTED;
import static io.github.usersig.ImError.OFFLINE_PUSH_INFO_ILLEGAL;
import static io.github.usersig.ImError.SENDER_OR_RECEIVER_ILLEGAL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.server.tenant.Accounts;
import io.github.usersig.mockim.server.tenant.OutgoingMessage;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** {@code openim}: one-to-one messages. */
final class MessageCommands {

    private static final int MOST_BYTES = 12 * 1024;
    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;
    private static final long MAX_LIFE_TIME_SECONDS = 604_800;

    private MessageCommands() {}

    static Map<String, Command> byName() {
        return Map.of("openim/sendmsg", MessageCommands::sendMsg);
    }

    /**
     * Sends a message from one user to another. Neither friendship nor a block list counts here. A repetition is
     * answered like the first and stored once.
     *
     * @see <a href="https://cloud.tencent.com/document/product/269/2282">vendor's page</a>
     */
    private static Reply sendMsg(Call call) {
        if (call.bodyBytes() > MOST_BYTES) {
            throw new Refusal(
                    MESSAGE_TOO_LONG, "the body has " + call.bodyBytes() + " bytes: give it at most " + MOST_BYTES);
        }
        Fields fields = call.fields();
        fields.integer("SyncOtherMachine", 1, 2, MESSAGE_SYNC_OTHER_MACHINE_ILLEGAL);
        String from = sender(call, fields);
        String to = receiver(call, fields);
        // A longer life is cut by the service; the mock keeps messages until its tenant is reset, however long they
        // live.
        long lifeTime = fields.integer("MsgLifeTime", 0, Long.MAX_VALUE, MESSAGE_LIFE_TIME_ILLEGAL)
                .orElse(MAX_LIFE_TIME_SECONDS);
        long seq = fields.integer("MsgSeq", 0, MAX_UNSIGNED_INT, MESSAGE_FORMAT_ILLEGAL)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong(MAX_UNSIGNED_INT + 1));
        long random = fields.integer("MsgRandom", 0, MAX_UNSIGNED_INT, MESSAGE_RANDOM_ILLEGAL)
                .orElseThrow(() ->
                        Fields.missing("MsgRandom", "an integer in 0.." + MAX_UNSIGNED_INT, MESSAGE_RANDOM_ILLEGAL));
        fields.integer("MsgTimeStamp", 0, MAX_UNSIGNED_INT, MESSAGE_TIMESTAMP_ILLEGAL);
        long onlineOnly =
                fields.integer("OnlineOnlyFlag", 0, 1, MESSAGE_FORMAT_ILLEGAL).orElse(0);
        MessageBody body = MessageBody.read(fields);
        fields.text("CloudCustomData", MESSAGE_FORMAT_ILLEGAL);
        fields.object("OfflinePushInfo", OFFLINE_PUSH_INFO_ILLEGAL);

        Message message = call.tenant()
                .chats()
                .send(
                        new OutgoingMessage(
                                from,
                                to,
                                seq,
                                random,
                                call.tenant().now().truncatedTo(ChronoUnit.SECONDS),
                                body.text(),
                                body.json()),
                        onlineOnly == 0 && lifeTime > 0);
        ObjectNode reply = Reply.newFields();
        reply.put("MsgTime", message.at().getEpochSecond());
        reply.put("MsgKey", message.key());
        return Reply.ok(reply);
    }

    private static String sender(Call call, Fields fields) {
        String from = fields.account("From_Account").orElse(call.admin());
        if (from.isEmpty()) {
            throw new Refusal(MESSAGE_FROM_ACCOUNT_ILLEGAL, "From_Account is empty: leave it out, or name the sender");
        }
        if (!call.tenant().accounts().contains(from)) {
            // 90008 means the same, but of the two the page of sendmsg lists this one.
            throw new Refusal(SENDER_OR_RECEIVER_ILLEGAL, "the sender in From_Account is not imported");
        }
        return from;
    }

    private static String receiver(Call call, Fields fields) {
        Accounts accounts = call.tenant().accounts();
        String to = fields.account("To_Account")
                .filter(userId -> !userId.isEmpty())
                .orElseThrow(() -> Fields.missing("To_Account", "the receiver's UserID", MESSAGE_TO_ACCOUNT_ILLEGAL));
        if (!accounts.contains(to)) {
            throw new Refusal(MESSAGE_TO_ACCOUNT_NOT_IMPORTED, "the receiver in To_Account is not imported");
        }
        return to;
    }
}
