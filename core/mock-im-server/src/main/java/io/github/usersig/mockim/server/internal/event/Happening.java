package io.github.usersig.mockim.server.internal.event;

import java.time.Instant;

/**
 * An event, by whom, and when.
 *
 * @param at by the tenant's clock
 */
public record Happening(Instant at, Caller by, Event event) {}
