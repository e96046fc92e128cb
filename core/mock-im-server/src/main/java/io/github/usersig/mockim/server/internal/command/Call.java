package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.Event;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.TenantState;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A command as it was called, when nothing is left to check but what its body means. Where a user's client calls, the door
 * has put the user into the fields that say who acts, such as From_Account: a command looks at the caller only where these
 * may be left out, or where a user may do less than an admin.
 *
 * @param command which it is
 * @param tenant the app it was called for
 * @param caller who called
 * @param at when, by the tenant's clock
 * @param body the request's JSON object
 * @param bodyBytes how long that was on the wire
 * @param host the mock's address as the caller knows it, such as {@code http://127.0.0.1:40123}
 */
public record Call(
        RegisteredCommand command,
        Tenant tenant,
        Caller caller,
        Instant at,
        ObjectNode body,
        int bodyBytes,
        String host) {

    /** What is known of the command. */
    public CommandSpec spec() {
        return command.spec();
    }

    public Fields fields() {
        return new Fields(body);
    }

    public TenantState state() {
        return tenant.state();
    }

    /** When it was called, in seconds since 1970. */
    public long nowSeconds() {
        return at.getEpochSecond();
    }

    /** Says what the command has done, to whoever reacts to it. While nobody does, the event is not even made. */
    public void report(Supplier<? extends Event> event) {
        tenant.report(caller, event);
    }
}
