package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.internal.control.GateJson;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.tenant.GateLimits;
import java.util.List;

/** Requests about how strict the gate is. */
final class GateRoutes {

    private GateRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(path("gate"), "How strict the gate is", """
                    {"familyCodes": false, "callsPerSecond": 0, "failedChecks": 0}\
                    """)
                        .does(of.asking((request, tenant) ->
                                GateJson.write(tenant.limits().settings()))),
                Route.put(path("gate"), "Sets it; what is left out is as by default", """
                    {"familyCodes": false, "callsPerSecond": 0, "failedChecks": 0}\
                    """)
                        .answers("""
                            {"familyCodes": false, "callsPerSecond": 0, "failedChecks": 0}\
                            """)
                        .does(of.asking((request, tenant) -> set(tenant.limits(), request.json()))));
    }

    private static Json set(GateLimits limits, Json body) {
        limits.set(GateJson.read(body));
        return GateJson.write(limits.settings());
    }
}
