package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of a scenario with what was answered, as it came.
 *
 * @param scenario the scenario
 * @param origin the step of the book, which may stand for several calls
 * @param step the name of the call in the scenario: of its step; {@code NAME*3} the third time; or of a variation
 * @param command service and command, or {@code client/METHOD}
 * @param ask a digest of what the book says of the call
 * @param asked the body that was sent, null if it was no JSON
 * @param bindings what is known by a name: UserIDs, GroupIds, what was bound from replies before
 * @param sentAt when it was sent, by the back end's clock
 * @param status the HTTP status, 0 of a client
 * @param reply the reply, null if it is no JSON
 * @param text the reply as it came
 */
public record Exchange(
        Scenario scenario,
        Step origin,
        String step,
        String command,
        String ask,
        @Nullable JsonNode asked,
        Bindings bindings,
        Instant sentAt,
        int status,
        @Nullable JsonNode reply,
        String text) {

    /** Names the call, and nothing of what was answered. */
    @Override
    public String toString() {
        return scenario.id() + " " + step + " " + command;
    }
}
