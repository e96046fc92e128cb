package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.GateSettings;

/** Settings of the gate, in JSON. */
public final class GateJson {

    private GateJson() {}

    /** They. */
    public static Json write(GateSettings settings) {
        return Json.object()
                .put("familyCodes", settings.familyCodes())
                .put("callsPerSecond", settings.callsPerSecond())
                .put("failedChecks", settings.failedChecks());
    }

    /** What {@link #write} wrote; what is left out is as by default. */
    public static GateSettings read(Json json) {
        GateSettings settings = GateSettings.DEFAULT
                .withCallsPerSecond(json.number("callsPerSecond", 0))
                .withFailedChecks(json.number("failedChecks", 0));
        return json.flag("familyCodes") ? settings.withFamilyCodes() : settings;
    }
}
