package io.github.usersig.mockim.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.tenant.Tenant;

/**
 * A command as an admin called it, when nothing is left to check but its body.
 *
 * @param tenant the app it was called for
 * @param admin who called
 * @param body the request's JSON object
 * @param bodyBytes how long that was on the wire
 */
public record Call(Tenant tenant, String admin, JsonNode body, int bodyBytes) {

    Fields fields() {
        return new Fields(body);
    }
}
