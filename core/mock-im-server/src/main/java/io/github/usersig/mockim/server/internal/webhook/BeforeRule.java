package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.WebhookCommand;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ErrorCode of an answer means: 0 go on, 1 refused with the code of the family, 2 dropped without a word, and codes
 * of the app's own, which the caller gets. Anything else the pages do not tell of; here it refuses like 1.
 *
 * @param refusal the code on 1
 * @param lowest the first of the app's own codes
 * @param highest the last of them
 * @param mayDrop whether 2 drops
 * @param noAnswer the code where the app does not answer and that is to refuse; 0 if it never refuses
 */
record BeforeRule(int refusal, int lowest, int highest, boolean mayDrop, int noAnswer) {

    private static final int NO_ANSWER = 80003;
    private static final int DROP = 2;
    private static final int GROUP_REFUSAL = 10016;
    private static final int MESSAGE_REFUSAL = 20006;

    private static final BeforeRule MESSAGE = new BeforeRule(MESSAGE_REFUSAL, 120_001, 130_000, true, NO_ANSWER);
    private static final BeforeRule GROUP_MESSAGE = new BeforeRule(GROUP_REFUSAL, 10_100, 10_200, true, NO_ANSWER);
    private static final BeforeRule GROUP = new BeforeRule(GROUP_REFUSAL, 10_100, 10_200, false, GROUP_REFUSAL);
    /** Here the items of the answer decide; a code for the whole makes the webhook a failed one, which never refuses. */
    private static final BeforeRule FRIEND = new BeforeRule(0, 0, 0, false, 0);

    /** One for each webhook that asks. */
    private static final Map<WebhookCommand, BeforeRule> RULES = new EnumMap<>(WebhookCommand.class);

    static {
        RULES.put(WebhookCommand.C2C_BEFORE_SEND_MSG, MESSAGE);
        RULES.put(WebhookCommand.OFFICIAL_BEFORE_SEND_MSG, MESSAGE);
        RULES.put(WebhookCommand.GROUP_BEFORE_SEND_MSG, GROUP_MESSAGE);
        RULES.put(WebhookCommand.GROUP_BEFORE_CREATE, GROUP);
        RULES.put(WebhookCommand.GROUP_BEFORE_APPLY_JOIN, GROUP);
        RULES.put(WebhookCommand.GROUP_BEFORE_INVITE_JOIN, GROUP);
        RULES.put(WebhookCommand.GROUP_BEFORE_CREATE_TOPIC, GROUP);
        RULES.put(WebhookCommand.OFFICIAL_BEFORE_CREATE, GROUP);
        RULES.put(WebhookCommand.OFFICIAL_BEFORE_ADD_SUBSCRIBER, GROUP);
        RULES.put(WebhookCommand.PREV_FRIEND_ADD, FRIEND);
        RULES.put(WebhookCommand.PREV_FRIEND_RESPONSE, FRIEND);
    }

    static BeforeRule of(WebhookCommand command) {
        return RULES.getOrDefault(command, GROUP);
    }

    /** Those that ask before something. */
    static Set<WebhookCommand> commands() {
        return EnumSet.copyOf(RULES.keySet());
    }

    /** Why an answer is none for this command; empty if it is one. */
    Optional<String> fault(JsonNode answer) {
        if (refusal != 0) {
            return Optional.empty();
        }
        if (answer.path("ErrorCode").asInt() != 0) {
            return Optional.of("ErrorCode must be 0 here: refuse by the ResultCode of the items");
        }
        return answer.path("ResultItem").isArray()
                ? Optional.empty()
                : Optional.of("ResultItem is missing: give an array with To_Account, ResultCode and ResultInfo");
    }

    Decision decide(JsonNode answer) {
        int code = answer.path("ErrorCode").asInt();
        if (code == 0) {
            return new Decision.GoOn(answer);
        }
        if (code == DROP && mayDrop) {
            return new Decision.Dropped();
        }
        String info = answer.path("ErrorInfo").asText();
        if (code >= lowest && code <= highest) {
            return new Decision.Refused(code, info.isEmpty() ? "refused by the app's webhook" : info);
        }
        return new Decision.Refused(refusal, "refused by the app's webhook" + (info.isEmpty() ? "" : ": " + info));
    }

    /** What is done without a good answer. */
    Decision withoutAnswer(boolean refuse) {
        return refuse && noAnswer != 0
                ? new Decision.Refused(noAnswer, "the app's webhook gave no good answer in time")
                : Decision.GoOn.UNASKED;
    }
}
