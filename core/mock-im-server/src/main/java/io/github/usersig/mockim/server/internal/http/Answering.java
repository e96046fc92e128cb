package io.github.usersig.mockim.server.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a request is answered.
 *
 * @param takesLong whether a thread is kept for long, be it by work or by waiting for somebody
 * @param answer does what was asked for, once; the answer comes when it is known, and no thread waits for it. What turns out to take
 *     long only then is given to the executor, if there is one.
 */
public record Answering(boolean takesLong, Function<@Nullable Executor, CompletionStage<JsonAnswer>> answer) {

    /** An answer that is there when the work is done. */
    public static Answering of(boolean takesLong, Supplier<JsonAnswer> answer) {
        return new Answering(takesLong, elsewhere -> CompletableFuture.completedFuture(answer.get()));
    }
}
