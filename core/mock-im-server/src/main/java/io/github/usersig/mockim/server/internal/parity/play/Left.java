package io.github.usersig.mockim.server.internal.parity.play;

/**
 * Something that stays in the app after all was cleaned up.
 *
 * @param what what it is
 * @param why why it stays
 */
public record Left(String what, String why) {}
