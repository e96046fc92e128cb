package io.github.usersig.mockim;

import java.time.Instant;

/**
 * A one-to-one message as the mock stored it.
 *
 * @param from the sender
 * @param to the receiver
 * @param at when the mock took it, to the second, by the tenant's clock
 * @param key its MsgKey: sequence, random number and time
 * @param text the texts of its text elements, one after the other; empty if it has none
 * @param body its MsgBody as JSON
 */
public record Message(String from, String to, Instant at, String key, String text, String body) {}
