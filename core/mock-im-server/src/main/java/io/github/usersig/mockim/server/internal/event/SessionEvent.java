package io.github.usersig.mockim.server.internal.event;

import java.util.List;

/** About users' clients being online. */
public sealed interface SessionEvent extends Event {

    /** Whose. */
    String userId();

    /**
     * A client logged in, or is back after a break.
     *
     * @param pushedOut the platforms of the user's other clients that had to go for it
     */
    record LoggedIn(String userId, String platform, List<String> pushedOut) implements SessionEvent {}

    /** A client logged out. */
    record LoggedOut(String userId, String platform) implements SessionEvent {}

    /**
     * A client is gone without a word.
     *
     * @param timedOut whether for want of heartbeats; else its connection was closed
     */
    record Disconnected(String userId, String platform, boolean timedOut) implements SessionEvent {}

    /** A user set a status of the app's own. */
    record StatusSet(String userId, String platform, String status) implements SessionEvent {}
}
