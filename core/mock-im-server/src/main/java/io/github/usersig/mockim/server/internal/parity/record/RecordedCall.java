package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A call and what was answered, as it stands in a recording.
 *
 * @param step the name of its step
 * @param command what was called
 * @param ask a digest of what was asked, before anything was put in
 * @param status the status of HTTP, 0 if the answer did not come by HTTP
 * @param reply the reply as a tree of values and relations, null if it was no JSON
 */
public record RecordedCall(
        String step,
        String command,
        String ask,
        int status,
        @Nullable JsonNode reply) {}
