package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookCommand;
import java.time.Duration;

/** Webhooks that were sent, in JSON. */
public final class WebhookCallsJson {

    private WebhookCallsJson() {}

    /** They. */
    public static Json write(WebhookCalls calls) {
        return Json.object().put("dropped", calls.dropped()).putAll("entries", calls.entries(), WebhookCallsJson::call);
    }

    private static Json call(WebhookCall call) {
        Json parameters = Json.object();
        call.parameters().forEach(parameters::put);
        return Json.object()
                .put("number", call.number())
                .put("at", call.at().toString())
                .put("command", call.command().text())
                .put("body", call.body())
                .put("attempt", call.attempt())
                .put("outcome", call.outcome().name())
                .put("status", call.status())
                .put("answer", call.answer())
                .put("effect", call.effect())
                .put("tookNanos", call.took().toNanos())
                .put("parameters", parameters);
    }

    /** What {@link #write} wrote. */
    public static WebhookCalls read(Json json) {
        return new WebhookCalls(json.all("entries", WebhookCallsJson::call), json.longNumber("dropped"));
    }

    private static WebhookCall call(Json json) {
        return WebhookCall.builder(
                        json.longNumber("number"),
                        json.instant("at"),
                        WebhookCommand.of(json.text("command")),
                        WebhookCall.Outcome.valueOf(json.text("outcome")))
                .parameters(json.textsByName("parameters"))
                .body(json.text("body"))
                .attempt(json.number("attempt"))
                .status(json.number("status"))
                .answer(json.text("answer"))
                .effect(json.text("effect"))
                .took(Duration.ofNanos(json.longNumber("tookNanos")))
                .build();
    }
}
