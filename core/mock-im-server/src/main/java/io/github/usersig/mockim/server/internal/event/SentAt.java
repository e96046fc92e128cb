package io.github.usersig.mockim.server.internal.event;

/**
 * When a message was sent. A stored message keeps it as plain numbers, for there may be millions.
 *
 * @param second by the tenant's clock, in seconds since 1970
 * @param clientSecond the same, by the clock of the client that sent it
 */
public record SentAt(long second, long clientSecond) {

    /** At this second, by both clocks. */
    public static SentAt second(long second) {
        return new SentAt(second, second);
    }
}
