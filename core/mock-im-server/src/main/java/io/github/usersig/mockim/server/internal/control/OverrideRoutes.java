package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.internal.control.CallOverrideJson;
import io.github.usersig.mockim.internal.control.Json;
import java.util.List;

/** Requests about calls that end otherwise than they would. */
final class OverrideRoutes {

    private OverrideRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(path("overrides"), "What calls end otherwise than they would", """
                    {"overrides": [{"command": "openim/sendmsg", "caller": "administrator", "times": 3, "percent": 100, "effect": "CODE", "code": 20004, "delay": "PT0S", "longestDelay": "PT0S"}]}\
                    """)
                        .does(of.asking((request, tenant) -> Json.object()
                                .putAll("overrides", tenant.overrides().list(), CallOverrideJson::write))),
                Route.post(
                                path("overrides"),
                                "Adds one; all may be left out. An effect is NONE, CODE, HTTP_STATUS, RESET or"
                                        + " TRUNCATE",
                                """
                                {"command": "openim/sendmsg",
                                 "caller": "administrator",
                                 "times": 3,
                                 "percent": 100,
                                 "effect": "CODE",
                                 "code": 20004,
                                 "delay": "PT0S",
                                 "longestDelay": "PT0S"}\
                                """)
                        .filling()
                        .does(of.telling(
                                (request, tenant) -> tenant.overrides().add(CallOverrideJson.read(request.json())))),
                Route.delete(path("overrides"), "Takes all away")
                        .does(of.telling((request, tenant) -> tenant.overrides().clear())));
    }
}
