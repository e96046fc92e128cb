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
    private final String fault;

    /** Refuses with this error and, for {@code ErrorInfo}, the reason in our own words. */
    public Refusal(ImError error, String reason) {
        this(error.code(), reason);
    }

    /** Refuses with a code that has no name, for only the page of one command lists it. */
    public Refusal(int code, String reason) {
        this(code, reason, "");
    }

    /**
     * The same, and says to programs what is wrong.
     *
     * @param fault its kind and where, such as {@code missing identifier} or {@code too-many Accounts}
     */
    public Refusal(int code, String reason, String fault) {
        super(reason, null, false, false);
        this.code = code;
        this.fault = fault;
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

    /** What is wrong, its kind and where, such as {@code missing identifier}; empty if nobody said so exactly. */
    public String fault() {
        return fault;
    }

    /** Why, in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
