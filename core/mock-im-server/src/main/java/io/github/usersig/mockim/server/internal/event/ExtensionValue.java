package io.github.usersig.mockim.server.internal.event;

/** A key and value attached to a message, with the Seq it has from its last change. */
public record ExtensionValue(String key, String value, long seq) {}
