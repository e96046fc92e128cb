package io.github.usersig.clock;

/**
 * Something that was done to a clock and that {@link #close} takes back. Closing an outer scope closes the inner ones;
 * closing twice does nothing. Thread-safe.
 */
public final class ClockScope implements AutoCloseable {

    private final Runnable undo;

    ClockScope(Runnable undo) {
        this.undo = undo;
    }

    @Override
    public void close() {
        undo.run();
    }
}
