package io.github.usersig.mockim.server.internal.event;

/**
 * Reacts to what happens in a tenant. It is called with the tenant's lock held, in the order things happen, so it may only
 * note the event and do the work elsewhere; it must neither wait nor throw.
 */
@FunctionalInterface
public interface Listener {

    /** Takes note of it. */
    void on(Happening happening);
}
