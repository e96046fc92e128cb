package io.github.usersig.mockim.server.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.catalogue.CommandSpec;
import io.github.usersig.mockim.server.tenant.Tenant;
import io.github.usersig.mockim.server.tenant.TenantState;

/**
 * A command as an admin called it, when nothing is left to check but what its body means.
 *
 * @param spec the command
 * @param tenant the app it was called for
 * @param admin who called
 * @param body the request's JSON object
 * @param bodyBytes how long that was on the wire
 * @param host the mock's address as the caller knows it, such as {@code http://127.0.0.1:40123}
 */
public record Call(CommandSpec spec, Tenant tenant, String admin, ObjectNode body, int bodyBytes, String host) {

    Fields fields() {
        return new Fields(body);
    }

    TenantState state() {
        return tenant.state();
    }

    /** What the tenant believes is now, in seconds since 1970. */
    long now() {
        return tenant.now().getEpochSecond();
    }
}
