package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.CaptureStanding;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Answer;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Asked;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Known;
import java.util.ArrayList;
import java.util.List;

/** What is asked of a tenant at the REST door, while a test wants it recorded. Safe for use by many threads. */
public final class Capture {

    private static final int MOST_CALLS = 10_000;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int NONE = -1;

    private final List<CapturedCall> calls = new ArrayList<>();
    private volatile boolean running;
    private long run;
    private int mostCalls;
    private int mostBytes;
    private int bytes;
    private int missed;

    /**
     * A place that was taken in the order of calls.
     *
     * @param run which of the starts it belongs to
     * @param index its place, or {@link #NONE} if there was none
     */
    public record Place(long run, int index) {}

    /**
     * Forgets what was taken, and takes what is asked from now on.
     *
     * @throws IllegalArgumentException if a limit is not in its range
     */
    public synchronized void start(int callsAtMost, int bytesAtMost) {
        mostCalls = require("calls", callsAtMost, MOST_CALLS);
        mostBytes = require("bytes", bytesAtMost, MOST_BYTES);
        run++;
        calls.clear();
        bytes = 0;
        missed = 0;
        running = true;
    }

    private static int require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("a capture of at most " + value + " " + what + ": give 1 to " + most);
        }
        return value;
    }

    /** Takes nothing more. */
    public synchronized void stop() {
        running = false;
    }

    /** Whether it takes what is asked. */
    public boolean isRunning() {
        return running;
    }

    /** How it stands. */
    public synchronized CaptureStanding standing() {
        return new CaptureStanding(running, calls.size(), bytes, missed);
    }

    /** Takes a call; which place it got. */
    public synchronized Place take(Asked asked, Known known) {
        if (!running) {
            return new Place(run, NONE);
        }
        if (calls.size() == mostCalls || bytes + asked.body().length > mostBytes) {
            missed++;
            return new Place(run, NONE);
        }
        bytes += asked.body().length;
        calls.add(new CapturedCall(asked, known, Answer.NONE));
        return new Place(run, calls.size() - 1);
    }

    /** Counts a call that cannot be taken, as one that is longer than the mock reads. */
    public synchronized void miss() {
        if (running) {
            missed++;
        }
    }

    /** A call that was taken is answered. Where there is no room for the text, its code alone is kept. */
    public synchronized void answered(Place place, int code, String text) {
        if (place.run() != run || place.index() == NONE) {
            return;
        }
        boolean fits = bytes + text.length() <= mostBytes;
        bytes += fits ? text.length() : 0;
        CapturedCall call = calls.get(place.index());
        calls.set(place.index(), new CapturedCall(call.asked(), call.known(), new Answer(code, fits ? text : "")));
    }

    /** What was taken, in the order in which it came. */
    public synchronized List<CapturedCall> taken() {
        return List.copyOf(calls);
    }
}
