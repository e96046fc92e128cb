package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.TenantClock;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.StandingJson;
import java.util.List;

/** Requests about what a tenant believes is now, and about what tests put back. */
final class ClockRoutes {

    private static final String STANDING = """
            {"ahead": "PT0S", "admins": ["administrator"], "lastEntry": 42}\
            """;

    private ClockRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(path("clock"), "What the tenant believes is now", "{\"now\": \"2026-11-23T10:00:00Z\"}")
                        .does(of.asking((request, tenant) -> now(tenant.clock()))),
                Route.post(
                                path("clock"),
                                "Moves the clock: one of skew, advance (ISO durations) and freezeAt (an instant)",
                                "{\"advance\": \"PT23H\"}")
                        .answers("{\"now\": \"2026-11-24T09:00:00Z\"}")
                        .does(of.asking((request, tenant) -> move(tenant.clock(), request.json()))),
                Route.delete(path("clock"), "Makes it real")
                        .answers("{\"now\": \"2026-11-23T10:00:00Z\"}")
                        .does(of.asking((request, tenant) -> restore(tenant.clock()))),
                Route.get(
                                path("standing"),
                                "How clock, admins and journal stand; frozenAt only if the clock is",
                                STANDING)
                        .does(of.asking((request, tenant) -> StandingJson.write(tenant.standing()))),
                Route.put(path("standing"), "Makes clock and admins what they were", STANDING)
                        .does(of.telling((request, tenant) -> tenant.putBack(StandingJson.read(request.json())))));
    }

    private static Json move(TenantClock clock, Json body) {
        if (body.has("skew")) {
            clock.skew(body.anyDuration("skew"));
        } else if (body.has("freezeAt")) {
            clock.freezeAt(body.instant("freezeAt"));
        } else {
            clock.advance(body.anyDuration("advance"));
        }
        return now(clock);
    }

    private static Json restore(TenantClock clock) {
        clock.restore();
        return now(clock);
    }

    private static Json now(TenantClock clock) {
        return Json.object().put("now", clock.now().toString());
    }
}
