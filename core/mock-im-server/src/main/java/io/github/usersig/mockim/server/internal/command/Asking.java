package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.webhook.Decision;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks the app before a command is done, where there is a webhook for that. The tenant is not locked meanwhile: the app may
 * call the mock while it thinks.
 */
final class Asking {

    private Asking() {}

    /** Does a command if the app lets it. */
    static Reply run(Call call, Function<Call, @Nullable Question> asked, Command command) {
        Tenant tenant = call.tenant();
        Optional<Question> found = tenant.exclusively(() -> Optional.ofNullable(asked.apply(call)));
        if (found.isEmpty()) {
            return tenant.exclusively(() -> command.run(call));
        }
        Question question = found.get();
        Decision decision = tenant.webhooks().ask(question.webhook(), question.fault());
        if (decision instanceof Decision.Refused refused) {
            throw new Refusal(refused.code(), refused.reason());
        }
        if (decision instanceof Decision.Dropped) {
            return tenant.exclusively(question.dropped());
        }
        UnaryOperator<Reply> after = question.edit().apply(((Decision.GoOn) decision).answer());
        return after.apply(tenant.exclusively(() -> command.run(call)));
    }
}
