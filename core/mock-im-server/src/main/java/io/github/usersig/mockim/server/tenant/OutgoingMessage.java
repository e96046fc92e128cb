package io.github.usersig.mockim.server.tenant;

import io.github.usersig.mockim.Message;
import java.time.Instant;

/**
 * A one-to-one message that was asked to be sent, and found to be well formed.
 *
 * @param seq its MsgSeq
 * @param random its MsgRandom
 * @param at when, by the tenant's clock, to the second
 * @param text the texts of its text elements
 * @param body its MsgBody as JSON
 */
public record OutgoingMessage(String from, String to, long seq, long random, Instant at, String text, String body) {

    /** As it is stored; its MsgKey has the layout of the samples: MsgSeq, MsgRandom and MsgTime. */
    Message toMessage() {
        return new Message(from, to, at, seq + "_" + random + "_" + at.getEpochSecond(), text, body);
    }
}
