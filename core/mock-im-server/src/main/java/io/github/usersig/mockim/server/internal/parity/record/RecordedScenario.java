package io.github.usersig.mockim.server.internal.parity.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it was played.
 *
 * @param id its id in the book
 * @param calls its calls in their order
 * @param stopped why it could not be played to its end, null if it was
 * @param skipped why it was not played at all, null if it was
 */
public record RecordedScenario(
        String id,
        List<RecordedCall> calls,
        @Nullable String stopped,
        @Nullable String skipped) {

    /** Whether it was played to its end. */
    public boolean isWhole() {
        return stopped == null && skipped == null;
    }
}
