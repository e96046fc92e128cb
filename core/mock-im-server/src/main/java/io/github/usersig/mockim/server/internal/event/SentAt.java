package io.github.usersig.mockim.server.internal.event;

/**
 * When a message was sent. A stored message keeps it as plain numbers, for there may be millions.
 *
 * @param seconds by the tenant's clock, in seconds since 1970
 * @param clientSeconds the same, by the clock of the client that sent it
 */
public record SentAt(long seconds, long clientSeconds) {

    /** At this second, by both clocks. */
    public static SentAt seconds(long atSeconds) {
        return new SentAt(atSeconds, atSeconds);
    }
}
