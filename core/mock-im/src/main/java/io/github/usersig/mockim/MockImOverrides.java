package io.github.usersig.mockim;

import java.util.List;

/**
 * Makes calls of a tenant end otherwise than they would: refused, late, cut short. Webhooks have overrides of their own,
 * {@link MockImWebhooks#override}.
 *
 * <pre>{@code
 * im.overrides().add(CallOverride.of("openim/sendmsg").times(3).answer(20004));
 * }</pre>
 *
 * <p>Safe for use by many threads; the next call sees what was set.
 */
public interface MockImOverrides {

    /** Adds one; the newest that fits a call is taken. */
    void add(CallOverride override);

    /** Those that still concern calls, newest first, each with the number of calls it has left. */
    List<CallOverride> list();

    /** Takes all of them away; not those of webhooks. */
    void clear();
}
