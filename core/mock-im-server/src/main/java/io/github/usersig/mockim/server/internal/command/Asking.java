package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.webhook.Decision;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks the app before a command is done, where there is a webhook for that. The tenant is not locked meanwhile: the app may
 * call the mock while it thinks.
 */
final class Asking {

    private static final Map<String, Function<Call, @Nullable Question>> QUESTIONS = Map.ofEntries(
            Map.entry("openim/sendmsg", MessageQuestions::beforeMessage),
            Map.entry("group_open_http_svc/send_group_msg", MessageQuestions::beforeGroupMessage),
            Map.entry(
                    "official_account_open_http_svc/send_official_account_msg",
                    MessageQuestions::beforeOfficialMessage),
            Map.entry("group_open_http_svc/create_group", GroupQuestions::beforeCreate),
            Map.entry("group_open_http_svc/add_group_member", GroupQuestions::beforeInvite),
            Map.entry("group_open_http_svc/apply_join_group", GroupQuestions::beforeApply),
            Map.entry("million_group_open_http_svc/create_topic", GroupQuestions::beforeTopic),
            Map.entry(
                    "official_account_open_http_svc/create_official_account", OfficialQuestions::beforeOfficialAccount),
            Map.entry("official_account_open_http_svc/add_subscriber", OfficialQuestions::beforeSubscribe),
            Map.entry("sns/friend_add", FriendQuestions::beforeFriend),
            Map.entry("sns/friend_response", FriendQuestions::beforeResponse));

    private Asking() {}

    /** Whether the app may have a say in a command. */
    static boolean isNeeded(Tenant tenant, String command) {
        return tenant.webhooks().settings().isPresent() && QUESTIONS.containsKey(command);
    }

    /** Does a command if the app lets it. */
    static Reply run(Call call, Command command) {
        Tenant tenant = call.tenant();
        Function<Call, @Nullable Question> asked = QUESTIONS.get(call.spec().name());
        Optional<Question> found =
                asked == null ? Optional.empty() : tenant.exclusively(() -> Optional.ofNullable(asked.apply(call)));
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
