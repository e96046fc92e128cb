package org.acme.other;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A library whose executors nobody has asked to follow the clock. */
public final class Elsewhere {

    private Elsewhere() {}

    public static ExecutorService executor() {
        return Executors.newSingleThreadExecutor();
    }

    public static void start(Runnable task) {
        new Thread(task).start();
    }
}
