package io.github.usersig.mockim;

import java.util.List;

/**
 * Where a tenant's users are online, and what it allows clients that log in.
 *
 * <pre>{@code
 * im.sessions().setOnline("alice", "Web");
 * im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
 * }</pre>
 *
 * <p>Safe for use by many threads; the next request sees what was set.
 */
public interface MockImSessions {

    /** What clients that log in are allowed; {@link SessionSettings#DEFAULT} unless set otherwise. */
    SessionSettings settings();

    /** Allows clients something else, for logins from then on. */
    void settings(SessionSettings settings);

    /**
     * Says where a user is online without a client, beside where clients are logged in. Nowhere takes back what was said.
     *
     * @param platforms such as {@code Web} or {@code Android}
     * @throws IllegalArgumentException if the user has no account
     */
    void setOnline(String userId, String... platforms);

    /**
     * Where a user is online, in alphabetical order; nowhere is offline.
     *
     * @throws IllegalArgumentException if the user has no account
     */
    List<String> platformsOf(String userId);
}
