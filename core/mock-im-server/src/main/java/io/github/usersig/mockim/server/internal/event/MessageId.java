package io.github.usersig.mockim.server.internal.event;

/**
 * The numbers that tell a message from others. A stored message keeps them as plain numbers, for there may be millions.
 *
 * @param seq its MsgSeq; 0 if it has none yet
 * @param random its MsgRandom
 */
public record MessageId(long seq, long random) {}
