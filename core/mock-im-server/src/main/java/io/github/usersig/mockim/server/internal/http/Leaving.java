package io.github.usersig.mockim.server.internal.http;

/** A door with connections that stay open: when the mock stops, it says goodbye to those behind them. */
public interface Leaving {

    /** Takes nothing more from anybody; whoever has got the answers to all that was asked is told the reason, and let go. */
    void leave(String reason);

    /** Whether all are gone. */
    boolean isLeft();
}
