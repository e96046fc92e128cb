package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.SessionsJson;
import io.github.usersig.mockim.server.internal.tenant.Sessions;
import java.util.List;

/** Requests about who is online, and what clients that log in are allowed. */
final class SessionRoutes {

    private SessionRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(path("online"), "Where a user is online", "{\"platforms\": [\"Web\"]}")
                        .required("userId", "string", "such as alice")
                        .does(of.asking((request, tenant) -> Json.object()
                                .putTexts("platforms", tenant.onlinePlatforms(request.parameter("userId"))))),
                Route.post(path("online"), "Says where a user is online; nowhere is offline", """
                    {"userId": "alice", "platforms": ["Web"]}\
                    """)
                        .does(of.telling((request, tenant) -> {
                            Json body = request.json();
                            tenant.setOnline(body.text("userId"), body.texts("platforms"));
                        })),
                Route.get(path("sessions"), "What clients that log in are allowed", """
                    {"policy": "MULTI", "instances": {"Web": 1}, "heartbeatTimeout": "PT1M"}\
                    """)
                        .does(of.asking((request, tenant) ->
                                SessionsJson.write(tenant.sessions().settings()))),
                Route.put(path("sessions"), "Sets it; what is left out is as by default", """
                    {"policy": "MULTI", "instances": {"Web": 1}, "heartbeatTimeout": "PT1M"}\
                    """)
                        .answers("""
                            {"policy": "MULTI", "instances": {"Web": 1}, "heartbeatTimeout": "PT1M"}\
                            """)
                        .does(of.asking((request, tenant) -> set(tenant.sessions(), request.json()))));
    }

    private static Json set(Sessions sessions, Json body) {
        sessions.set(SessionsJson.read(body));
        return SessionsJson.write(sessions.settings());
    }
}
