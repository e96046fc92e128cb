package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.tenant.TenantState;
import io.github.usersig.mockim.server.internal.webhook.Decision;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks the app before a command is done, where there is a webhook for that. The tenant is not locked meanwhile: the app may
 * call the mock while it thinks.
 */
final class Asking {

    private static final String OVERTAKEN =
            "while the app was asked, the test reset the tenant, brought back a snapshot, or removed it";

    private Asking() {}

    /** What is asked, and what the tenant held then. */
    private record Asked(Question question, TenantState state) {}

    /**
     * Does a command if there is nothing to ask. For whoever has the tenant.
     *
     * @return for whoever has it no more: gives the reply, and asks for it first if need be. What it is refused with later fails the
     *     stage.
     */
    static Supplier<CompletionStage<Reply>> begin(
            Call call, Function<Call, @Nullable Question> asking, Command command) {
        Question question = asking.apply(call);
        if (question == null) {
            Reply reply = command.run(call);
            return () -> CompletableFuture.completedFuture(reply);
        }
        Asked asked = new Asked(question, call.state());
        return () -> call.tenant()
                .webhooks()
                .ask(question.webhook(), question.fault())
                .thenApply(decision -> goOn(call, asked, decision, command));
    }

    private static Reply goOn(Call call, Asked asked, Decision decision, Command command) {
        if (decision instanceof Decision.Overtaken) {
            throw overtaken();
        }
        if (decision instanceof Decision.Refused refused) {
            throw new Refusal(refused.code(), refused.reason());
        }
        Question question = asked.question();
        if (decision instanceof Decision.Dropped) {
            return inTime(call, asked, question.dropped());
        }
        UnaryOperator<Reply> after = question.edit().apply(((Decision.GoOn) decision).answer());
        return after.apply(inTime(call, asked, () -> command.run(call)));
    }

    /** What the tenant holds now may be another test's: a call of before has no business there. */
    private static Reply inTime(Call call, Asked asked, Supplier<Reply> action) {
        return call.tenant().exclusively(() -> {
            if (call.state() != asked.state()) {
                throw overtaken();
            }
            return action.get();
        });
    }

    private static Refusal overtaken() {
        return new Refusal(ImError.GATEWAY_TIMEOUT, OVERTAKEN);
    }
}
