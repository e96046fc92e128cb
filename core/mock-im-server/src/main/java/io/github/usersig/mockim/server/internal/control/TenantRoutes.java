package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.internal.control.AppJson;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import io.github.usersig.mockim.server.internal.seed.Seeder;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.util.List;
import java.util.Map;

/** Requests about tenants as a whole: that they are there, and what they hold. */
final class TenantRoutes {

    private TenantRoutes() {}

    static List<Route> of(TenantFinder of, Seeder seeder) {
        return List.of(
                Route.put("tenants/{sdkAppId}", "Creates a tenant; all but the key may be left out", """
                    {"secretKey": "a throw-away key", "admins": ["administrator"], "owner": "com.acme.LoginTest"}\
                    """)
                        .creating()
                        .does(request -> create(
                                of.tenants(),
                                AppJson.read(request.json(), request.sdkAppId()),
                                AppJson.owner(request.json()))),
                Route.delete("tenants/{sdkAppId}", "Takes a tenant away, whether it was there or not")
                        .does(request -> {
                            of.tenants().remove(request.sdkAppId());
                            return Json.object();
                        }),
                Route.post(
                                path("seed"),
                                "Fills the tenant: admins, accounts, REST calls, and where webhooks go, as PUT"
                                        + " webhooks has it",
                                """
                                {"accounts": ["carol", {"userId": "dave", "nick": "Dave"}],
                                 "calls": [{"command": "group_open_http_svc/create_group", "body": {"GroupId": "g1", "Type": "Public", "Name": "friends"}}],
                                 "webhooks": {"url": "http://127.0.0.1:8080/im/webhook", "token": "xxxxyyyy"}}\
                                """)
                        .filling()
                        .does(of.telling((request, tenant) -> seeder.seed(tenant, seed(request.json())))),
                Route.get(path("files/{name}"), "A file that get_history made", "")
                        .doesRaw(request -> file(of, request)));
    }

    private static Json create(Tenants tenants, SdkApp app, String owner) {
        try {
            tenants.create(app, owner);
            return Json.object();
        } catch (MockImException e) {
            throw new ControlFailure(409, String.valueOf(e.getMessage()));
        }
    }

    /** The seed as a text inside, so that it can be said where in it something is wrong; or the body itself. */
    private static String seed(Json body) {
        return body.has("seed") ? body.text("seed") : body.toString();
    }

    private static JsonAnswer file(TenantFinder of, ControlRequest request) {
        Tenant tenant = of.tenant(request);
        byte[] file = tenant.state()
                .files()
                .find(request.variable("name"), tenant.now())
                .orElseThrow(() -> new ControlFailure(404, "there is no such file, or no longer"));
        return new JsonAnswer(200, file, Map.of("Content-Type", "application/gzip"));
    }
}
