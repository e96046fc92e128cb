package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.WebhookCallsJson;
import io.github.usersig.mockim.internal.control.WebhookOverrideJson;
import io.github.usersig.mockim.internal.control.WebhookSettingsJson;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;

/** Requests about webhooks. No answer has the token in it. */
final class WebhookRoutes {

    private WebhookRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(
                                path("webhooks"),
                                "Where and how the app under test is called, without the token; empty if it is not",
                                "{}")
                        .does(of.asking((request, tenant) -> settings(tenant))),
                Route.put(path("webhooks"), "Lets the app under test be called. All but url may be left out", """
                    {"url": "http://127.0.0.1:8080/im/webhook",
                     "token": "xxxxyyyy",
                     "commands": ["C2C.CallbackBeforeSendMsg", "C2C.CallbackAfterSendMsg"],
                     "timeout": "PT2S",
                     "refuseOnTimeout": false,
                     "retries": 0}\
                    """)
                        .does(of.telling(
                                (request, tenant) -> tenant.setWebhooks(WebhookSettingsJson.read(request.json())))),
                Route.delete(path("webhooks"), "Lets it be called no more")
                        .does(of.telling((request, tenant) -> tenant.setWebhooks(null))),
                Route.get(path("webhookcalls"), "The webhooks that were sent, the answers, and what came of them", """
                    {"dropped": 0,
                     "entries": [{"number": 1, "at": "2027-01-01T00:00:00Z", "command": "C2C.CallbackAfterSendMsg", "parameters": {"SdkAppid": "1400000000", "CallbackCommand": "C2C.CallbackAfterSendMsg", "contenttype": "json", "ClientIP": "127.0.0.1", "OptPlatform": "RESTAPI", "RequestTime": "1798761600"}, "body": "{}", "attempt": 1, "outcome": "ANSWERED", "status": 200, "answer": "{\\"ActionStatus\\":\\"OK\\",\\"ErrorCode\\":0,\\"ErrorInfo\\":\\"\\"}", "effect": "the app says 0", "tookNanos": 1500000}]}\
                    """)
                        .parameter("after", "integer", "the number of a webhook: only newer ones are answered")
                        .does(of.asking((request, tenant) ->
                                WebhookCallsJson.write(tenant.webhooks().calls(request.number("after"))))),
                Route.get(path("webhookoverrides"), "What happens to webhooks on their way", """
                    {"overrides": [{"command": "C2C.CallbackAfterSendMsg", "times": 3, "percent": 100, "effect": "DUPLICATE", "delay": "PT0S"}]}\
                    """)
                        .does(of.asking((request, tenant) -> Json.object()
                                .putAll(
                                        "overrides",
                                        tenant.webhooks().overrides().list(),
                                        WebhookOverrideJson::write))),
                Route.post(
                                path("webhookoverrides"),
                                "Adds one; all may be left out. An effect is LOSE, DELAY, DUPLICATE or REORDER",
                                """
                                {"command": "C2C.CallbackAfterSendMsg",
                                 "times": 3,
                                 "percent": 100,
                                 "effect": "DUPLICATE",
                                 "delay": "PT0S"}\
                                """)
                        .filling()
                        .does(of.telling((request, tenant) ->
                                tenant.webhooks().overrides().add(WebhookOverrideJson.read(request.json())))),
                Route.delete(path("webhookoverrides"), "Takes all away")
                        .does(of.telling((request, tenant) ->
                                tenant.webhooks().overrides().clear())));
    }

    private static Json settings(Tenant tenant) {
        return tenant.webhooks()
                .settings()
                .map(settings -> WebhookSettingsJson.write(settings.withToken("")))
                .orElseGet(Json::object);
    }
}
