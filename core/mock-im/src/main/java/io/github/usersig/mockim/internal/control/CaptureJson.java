package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.CaptureStanding;

/** How a capture stands, in JSON. */
public final class CaptureJson {

    private CaptureJson() {}

    /** It. */
    public static Json write(CaptureStanding standing) {
        return Json.object()
                .put("running", standing.isRunning())
                .put("calls", standing.calls())
                .put("bytes", standing.bytes())
                .put("missed", standing.missed());
    }

    /** What {@link #write} wrote. */
    static CaptureStanding read(Json json) {
        return new CaptureStanding(
                json.flag("running"), json.number("calls"), json.number("bytes"), json.number("missed"));
    }
}
