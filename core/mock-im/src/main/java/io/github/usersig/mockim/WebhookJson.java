package io.github.usersig.mockim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of the control door that is about webhooks, from and to the values of this package. */
final class WebhookJson {

    private WebhookJson() {}

    static ObjectNode settings(WebhookSettings settings) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("url", settings.url().toString())
                .put("token", settings.token())
                .put("timeout", settings.timeout().toString())
                .put("refuseOnTimeout", settings.refusesOnTimeout())
                .put("retries", settings.retries());
        ArrayNode commands = json.putArray("commands");
        settings.commands().forEach(command -> commands.add(command.text()));
        return json;
    }

    static Optional<WebhookSettings> settings(JsonNode json) {
        if (!json.hasNonNull("url")) {
            return Optional.empty();
        }
        List<WebhookCommand> commands = new ArrayList<>();
        json.path("commands").forEach(command -> commands.add(WebhookCommand.of(command.asText())));
        WebhookSettings settings = WebhookSettings.to(
                        URI.create(json.path("url").asText()))
                .only(commands.toArray(WebhookCommand[]::new))
                .withTimeout(Duration.parse(json.path("timeout").asText()))
                .withRetries(json.path("retries").asInt());
        return Optional.of(json.path("refuseOnTimeout").asBoolean() ? settings.refusingOnTimeout() : settings);
    }

    static WebhookCalls calls(JsonNode json) {
        List<WebhookCall> calls = new ArrayList<>();
        json.path("entries").forEach(entry -> calls.add(call(entry)));
        return new WebhookCalls(calls, json.path("dropped").asLong());
    }

    private static WebhookCall call(JsonNode json) {
        Map<String, String> parameters = new LinkedHashMap<>();
        json.path("parameters")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
        return WebhookCall.builder(
                        json.path("number").asLong(),
                        Instant.parse(json.path("at").asText()),
                        WebhookCommand.of(json.path("command").asText()),
                        WebhookCall.Outcome.valueOf(json.path("outcome").asText()))
                .parameters(parameters)
                .body(json.path("body").asText())
                .attempt(json.path("attempt").asInt())
                .status(json.path("status").asInt())
                .answer(json.path("answer").asText())
                .effect(json.path("effect").asText())
                .took(Duration.ofNanos(json.path("tookNanos").asLong()))
                .build();
    }

    static ObjectNode override(WebhookOverride override) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("effect", override.effect().name())
                .put("percent", override.percent())
                .put("delay", override.delay().toString());
        override.command().ifPresent(command -> json.put("command", command.text()));
        if (override.times() != WebhookOverride.FOR_EVER) {
            json.put("times", override.times());
        }
        return json;
    }

    static List<WebhookOverride> overrides(JsonNode json) {
        List<WebhookOverride> overrides = new ArrayList<>();
        json.path("overrides").forEach(item -> overrides.add(override(item)));
        return List.copyOf(overrides);
    }

    private static WebhookOverride override(JsonNode json) {
        WebhookOverride override = (json.path("command").asText().isEmpty()
                        ? WebhookOverride.ofAny()
                        : WebhookOverride.of(
                                WebhookCommand.of(json.path("command").asText())))
                .percent(json.path("percent").asInt())
                .times(json.path("times").asInt(WebhookOverride.FOR_EVER));
        return switch (WebhookOverride.Effect.valueOf(json.path("effect").asText())) {
            case LOSE -> override.lose();
            case DELAY -> override.delay(Duration.parse(json.path("delay").asText()));
            case DUPLICATE -> override.duplicate();
            case REORDER -> override.reorder();
        };
    }
}
