package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.internal.control.Json;
import java.util.List;

/** Requests to go back to what a tenant held before. */
final class SnapshotRoutes {

    private SnapshotRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.post(path("snapshot"), "Keeps a copy of what the tenant holds; the newest hundred are kept", "{}")
                        .answers("{\"snapshot\": \"1\"}")
                        .filling()
                        .does(of.asking((request, tenant) -> Json.object().put("snapshot", tenant.snapshot()))),
                Route.post(path("restore"), "Makes the tenant hold what it held then", "{\"snapshot\": \"1\"}")
                        .does(of.telling((request, tenant) ->
                                tenant.restore(request.json().text("snapshot")))),
                Route.post(path("reset"), "Back to how the tenant was created", "{}")
                        .does(of.telling((request, tenant) -> tenant.reset())));
    }
}
