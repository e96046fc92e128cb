package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What the app says to something that is about to be done. */
public sealed interface Decision {

    /**
     * It may be done.
     *
     * @param answer what else the app says, such as another MsgBody; missing if it said nothing
     */
    record GoOn(JsonNode answer) implements Decision {
        static final GoOn UNASKED = new GoOn(MissingNode.getInstance());
    }

    /** It may not, and whoever wanted it is told this. */
    record Refused(int code, String reason) implements Decision {}

    /** It is not done, and whoever wanted it believes it is. */
    record Dropped() implements Decision {}

    /** It is not done, and nobody waits for what the app says: the tenant holds something else by now. */
    record Overtaken() implements Decision {}
}
