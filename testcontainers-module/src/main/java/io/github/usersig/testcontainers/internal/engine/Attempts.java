package io.github.usersig.testcontainers.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The containers that the attempts of one start have made. Those that came to nothing are to go, late ones included. */
public final class Attempts {

    private final List<String> made = new ArrayList<>();
    private boolean over;

    /** Called when the engine has made one. If everybody has given up by then it goes at once. */
    public void made(String containerId) {
        synchronized (this) {
            if (!over) {
                made.add(containerId);
                return;
            }
        }
        Engine.remove(containerId);
    }

    /** Removes all but one. */
    public void end(@Nullable String kept) {
        List<String> failed;
        synchronized (this) {
            over = true;
            failed = made.stream().filter(id -> !id.equals(kept)).toList();
        }
        failed.forEach(Engine::remove);
    }
}
