package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.webhook.Outgoing;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the app is asked before a command is done.
 *
 * @param webhook what it is told
 * @param fault why what it says is no good; empty if it is
 * @param edit puts what it says into the call; returns what is to be done to the reply then
 * @param dropped the reply where the app has the command dropped without a word
 */
record Question(
        Outgoing webhook,
        Function<JsonNode, Optional<String>> fault,
        Function<JsonNode, UnaryOperator<Reply>> edit,
        Supplier<Reply> dropped) {

    /** One to which the app can only say yes or no. */
    static Question yesOrNo(Outgoing webhook) {
        return new Question(webhook, answer -> Optional.empty(), answer -> UnaryOperator.identity(), Reply::ok);
    }

    /** One about a message, which the app may change or drop. */
    static Question ofMessage(Outgoing webhook, Call call, Supplier<Reply> dropped) {
        return new Question(
                webhook,
                answer -> fault(call, answer),
                answer -> {
                    for (String name : new String[] {"MsgBody", "CloudCustomData"}) {
                        if (answer.hasNonNull(name)) {
                            call.body().set(name, answer.get(name));
                        }
                    }
                    return UnaryOperator.identity();
                },
                dropped);
    }

    private static Optional<String> fault(Call call, JsonNode answer) {
        if (answer.hasNonNull("CloudCustomData")
                && !answer.get("CloudCustomData").isTextual()) {
            return Optional.of("CloudCustomData of the answer must be a string");
        }
        if (!answer.hasNonNull("MsgBody")) {
            return Optional.empty();
        }
        try {
            MessageBody.read(call, new Fields(answer));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of("of the answer: " + refusal.reason());
        }
    }
}
