package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookOverride.Effect;
import java.time.Duration;

/** Overrides of webhooks, in JSON. */
public final class WebhookOverrideJson {

    private WebhookOverrideJson() {}

    /** One. */
    public static Json write(WebhookOverride override) {
        Json json = Json.object()
                .put("command", override.command().map(WebhookCommand::text).orElse(""))
                .put("percent", override.percent())
                .put("effect", override.effect().name())
                .put("delay", override.delay().toString());
        return override.times() == WebhookOverride.FOR_EVER ? json : json.put("times", override.times());
    }

    /** What {@link #write} wrote; all may be left out. */
    public static WebhookOverride read(Json json) {
        String command = json.text("command", "");
        WebhookOverride override = (command.isEmpty()
                        ? WebhookOverride.ofAny()
                        : WebhookOverride.of(WebhookCommand.of(command)))
                .percent(json.number("percent", 100))
                .times(json.number("times", WebhookOverride.FOR_EVER));
        return switch (json.word("effect", Effect.class, Effect.LOSE)) {
            case LOSE -> override.lose();
            case DELAY -> override.delay(json.duration("delay", Duration.ZERO));
            case DUPLICATE -> override.duplicate();
            case REORDER -> override.reorder();
        };
    }
}
