package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.ImError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** A request is refused with one of the service's codes. An everyday outcome, so it has no stack trace. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    /** Refuses with this error and, for {@code ErrorInfo}, the reason in our own words. */
    public Refusal(ImError error, String reason) {
        this(error.code(), reason);
    }

    /** Refuses with a code that has no name, for only the page of one command lists it. */
    public Refusal(int code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    /**
     * What comes of something that may be refused, at once or when the app has been asked.
     *
     * @param refused what comes of it if it is
     */
    public static <T> CompletionStage<T> caught(
            Supplier<CompletionStage<T>> action, Function<Refusal, ? extends T> refused) {
        try {
            return action.get().exceptionally(failure -> {
                Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                if (cause instanceof Refusal refusal) {
                    return refused.apply(refusal);
                }
                throw new CompletionException(cause);
            });
        } catch (Refusal refusal) {
            return CompletableFuture.completedFuture(refused.apply(refusal));
        }
    }

    /** The service's code. */
    public int code() {
        return code;
    }

    /** Why, in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
