package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.internal.control.ControlVersion;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Requests about the mock as a whole. */
final class MockRoutes {

    private MockRoutes() {}

    static List<Route> of(Tenants tenants, Supplier<HttpHost> host, Supplier<byte[]> description) {
        return List.of(
                Route.get("ready", "Whether the mock is ready, seeds included", """
                    {"ready": true, "controlVersion": 3, "kit": "0.1.0"}\
                    """)
                        .does(request -> ControlVersion.write(
                                Json.object().put("ready", host.get().isRunning()))),
                Route.get("openapi.json", "This description", "{\"openapi\": \"3.0.3\"}")
                        .doesRaw(request -> new JsonAnswer(200, description.get(), Map.of())),
                Route.get(
                                "tls",
                                "HTTPS: the port, and the authority that clients must trust, in PEM. The mock listens"
                                        + " for it from then on",
                                """
                                {"port": 8443, "ca": "-----BEGIN CERTIFICATE-----..."}\
                                """)
                        .does(request -> tls(host.get().tls())),
                Route.get("tenants", "The SDKAppIDs that the mock serves", "{\"tenants\": [1400000001]}")
                        .does(request -> Json.object().putNumbers("tenants", tenants.list())));
    }

    private static Json tls(MockImTls tls) {
        return Json.object().put("port", tls.endpoint().getPort()).put("ca", tls.caCertificate());
    }
}
