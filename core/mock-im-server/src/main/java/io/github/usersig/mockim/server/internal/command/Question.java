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
public record Question(
        Outgoing webhook,
        Function<JsonNode, Optional<String>> fault,
        Function<JsonNode, UnaryOperator<Reply>> edit,
        Supplier<Reply> dropped) {

    /** One to which the app can only say yes or no. */
    public static Question yesOrNo(Outgoing webhook) {
        return new Question(webhook, answer -> Optional.empty(), answer -> UnaryOperator.identity(), Reply::ok);
    }
}
