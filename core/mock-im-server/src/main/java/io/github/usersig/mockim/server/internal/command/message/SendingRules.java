package io.github.usersig.mockim.server.internal.command.message;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.tenant.User;

/** Who may send one-to-one messages, and the numbers that messages get. */
public final class SendingRules {

    private SendingRules() {}

    /** Block lists and mutes count for clients, and not by REST. */
    static void requireMaySend(Call call) {
        if (call.caller().admin()) {
            return;
        }
        String to = call.fields().text("To_Account");
        if (call.state().friends().isBlocked(to, call.caller().userId())) {
            throw new Refusal(ImError.MESSAGE_BLOCKED_BY_PEER, "the receiver has blocked the sender");
        }
        User sender = call.state().accounts().get(call.caller().userId());
        if (sender != null && sender.messagesMutedUntilSeconds() > call.nowSeconds()) {
            throw new Refusal(ImError.MESSAGE_SENDER_MUTED, "the sender is muted, by setnospeaking");
        }
    }

    /** The MsgSeq of the body; the next of the mock's own if it has none. */
    static long seq(Call call) {
        return call.fields().optionalNumber("MsgSeq").orElseGet(call.state().messageNumbers()::next);
    }
}
