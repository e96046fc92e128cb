package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.CaptureStanding;
import io.github.usersig.mockim.internal.control.CaptureJson;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.parity.capture.CapturedScenario;
import io.github.usersig.mockim.server.internal.tenant.Capture;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;
import java.util.Set;

/** Requests about the recording of what is asked at the REST door. */
final class CaptureRoutes {

    private static final String STANDING = """
            {"running": true, "calls": 2, "bytes": 840, "missed": 0}\
            """;

    private CaptureRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(
                                path("capture"),
                                "Whether what is asked at the REST door is recorded, and how much was",
                                STANDING)
                        .does(of.asking((request, tenant) ->
                                CaptureJson.write(tenant.capture().standing()))),
                Route.put(
                                path("capture"),
                                "Starts to record it, bodies included; what was recorded before is forgotten",
                                """
                    {"mostCalls": 1000, "mostBytes": 4194304}\
                    """)
                        .answers(STANDING)
                        .filling()
                        .does(of.asking((request, tenant) -> start(tenant.capture(), request.json()))),
                Route.delete(path("capture"), "Stops; what was recorded stays")
                        .does(of.telling((request, tenant) -> tenant.capture().stop())),
                Route.get(
                                path("scenario"),
                                "What was recorded, as a scenario in YAML that parity record plays; empty if nothing was",
                                """
                                {"scenario": "id: own/captured\\nsteps: ..."}\
                                """)
                        .parameter("id", "string", "part and name of the scenario, own/captured if absent")
                        .parameter(
                                "keep",
                                "string",
                                "names of fields, with commas between them, whose texts are not masked, such as Nick")
                        .does(of.asking((request, tenant) -> scenario(tenant, request))));
    }

    private static Json start(Capture capture, Json body) {
        capture.start(
                body.number("mostCalls", CaptureStanding.USUAL_CALLS),
                body.number("mostBytes", CaptureStanding.USUAL_BYTES));
        return CaptureJson.write(capture.standing());
    }

    private static Json scenario(Tenant tenant, ControlRequest request) {
        String id = request.optionalParameter("id").orElse("own/captured");
        Set<String> kept = request.optionalParameter("keep")
                .map(names -> Set.copyOf(List.of(names.split(",", -1))))
                .orElse(Set.of());
        return Json.object()
                .put("scenario", CapturedScenario.of(tenant.capture().taken(), id, kept, tenant::masked));
    }
}
