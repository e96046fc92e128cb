package io.github.usersig.mockim.server.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.webhook.SettingsJson;
import java.time.Duration;

/** What the control door's requests about webhooks do. No answer has the token in it. */
final class WebhookControl {

    private WebhookControl() {}

    static ObjectNode settings(ControlRequest request, Tenant tenant) {
        switch (request.method()) {
            case "GET" -> {
                return tenant.webhooks().settings().map(WebhookControl::json).orElseGet(WebhookControl::nothing);
            }
            case "PUT" -> tenant.setWebhooks(SettingsJson.read(request.json(), "the body"));
            case "DELETE" -> tenant.setWebhooks(null);
            default -> throw ControlApi.wrongMethod(request, "GET, PUT or DELETE");
        }
        return nothing();
    }

    private static ObjectNode json(WebhookSettings settings) {
        ObjectNode json = nothing()
                .put("url", settings.url().toString())
                .put("timeout", settings.timeout().toString())
                .put("refuseOnTimeout", settings.refusesOnTimeout())
                .put("retries", settings.retries());
        ArrayNode commands = json.putArray("commands");
        settings.commands().forEach(command -> commands.add(command.text()));
        return json;
    }

    static ObjectNode calls(WebhookCalls calls) {
        ObjectNode json = nothing().put("dropped", calls.dropped());
        ArrayNode array = json.putArray("entries");
        for (WebhookCall call : calls.entries()) {
            ObjectNode entry = array.addObject()
                    .put("number", call.number())
                    .put("at", call.at().toString())
                    .put("command", call.command().text())
                    .put("body", call.body())
                    .put("attempt", call.attempt())
                    .put("outcome", call.outcome().name())
                    .put("status", call.status())
                    .put("answer", call.answer())
                    .put("effect", call.effect())
                    .put("tookNanos", call.took().toNanos());
            ObjectNode parameters = entry.putObject("parameters");
            call.parameters().forEach(parameters::put);
        }
        return json;
    }

    static ObjectNode overrides(ControlRequest request, Tenant tenant) {
        switch (request.method()) {
            case "GET" -> {
                ObjectNode json = nothing();
                ArrayNode array = json.putArray("overrides");
                tenant.webhooks().overrides().list().forEach(override -> array.add(json(override)));
                return json;
            }
            case "POST" -> tenant.webhooks().overrides().add(override(request));
            case "DELETE" -> tenant.webhooks().overrides().clear();
            default -> throw ControlApi.wrongMethod(request, "GET, POST or DELETE");
        }
        return nothing();
    }

    private static ObjectNode json(WebhookOverride override) {
        ObjectNode json = nothing()
                .put("command", override.command().map(WebhookCommand::text).orElse(""))
                .put("percent", override.percent())
                .put("effect", override.effect().name())
                .put("delay", override.delay().toString());
        if (override.times() != WebhookOverride.FOR_EVER) {
            json.put("times", override.times());
        }
        return json;
    }

    private static WebhookOverride override(ControlRequest request) {
        String command = request.text("command", "");
        WebhookOverride override = (command.isEmpty()
                        ? WebhookOverride.ofAny()
                        : WebhookOverride.of(WebhookCommand.of(command)))
                .percent(request.number("percent", 100))
                .times(request.number("times", WebhookOverride.FOR_EVER));
        return switch (request.text("effect", "LOSE")) {
            case "LOSE" -> override.lose();
            case "DELAY" -> override.delay(request.has("delay") ? request.duration("delay") : Duration.ZERO);
            case "DUPLICATE" -> override.duplicate();
            case "REORDER" -> override.reorder();
            default ->
                throw new ControlFailure(400, "\"effect\" in the body must be one of LOSE, DELAY, DUPLICATE, REORDER");
        };
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
