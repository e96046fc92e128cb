package io.github.usersig.mockim.server.internal.command.message;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.concurrent.ThreadLocalRandom;

/** Who may send one-to-one messages, and the numbers that messages get. */
public final class SendingRules {

    private static final long UNSIGNED_INTS = 0x1_0000_0000L;

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

    /** The MsgSeq of the body; one by chance if it has none. */
    static long seq(Fields fields) {
        return fields.optionalNumber("MsgSeq").orElseGet(SendingRules::byChance);
    }

    /** A number for a message that came without one. */
    public static long byChance() {
        return ThreadLocalRandom.current().nextLong(UNSIGNED_INTS);
    }
}
