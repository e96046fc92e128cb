package io.github.usersig.mockim.server.internal.parity.play;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import org.jspecify.annotations.Nullable;

/** Hears what is played, one call after another. */
public interface Listener {

    /** A scenario begins, or begins once more after a connection broke: what was heard of it before counts no more. */
    void begins(Scenario scenario);

    /** A call was answered. What it binds is bound when this returns. */
    void answered(Exchange exchange);

    /**
     * A scenario ended.
     *
     * @param stopped why it ended before its end, or null
     */
    void ends(Scenario scenario, @Nullable String stopped);

    /** A scenario was not played. */
    void skipped(Scenario scenario, String why);
}
