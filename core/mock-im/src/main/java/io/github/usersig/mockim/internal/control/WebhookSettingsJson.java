package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import java.net.URI;
import java.net.URISyntaxException;

/** Where and how webhooks are sent, in JSON of the control door and of seeds. No message repeats the token. */
public final class WebhookSettingsJson {

    private WebhookSettingsJson() {}

    /** They; an empty token, as they have that are told, is left out. */
    public static Json write(WebhookSettings settings) {
        Json json = Json.object()
                .put("url", settings.url().toString())
                .put("timeout", settings.timeout().toString())
                .put("refuseOnTimeout", settings.refusesOnTimeout())
                .put("retries", settings.retries())
                .putTexts(
                        "commands",
                        settings.commands().stream().map(WebhookCommand::text).toList());
        return settings.token().isEmpty() ? json : json.put("token", settings.token());
    }

    /** What {@link #write} wrote; all but the URL may be left out. */
    public static WebhookSettings read(Json json) {
        WebhookSettings settings = WebhookSettings.to(url(json))
                .withToken(json.text("token", ""))
                .withTimeout(json.duration("timeout", WebhookSettings.DEFAULT_TIMEOUT))
                .withRetries(json.number("retries", 0));
        if (json.has("commands")) {
            settings = settings.only(
                    json.texts("commands").stream().map(WebhookCommand::of).toArray(WebhookCommand[]::new));
        }
        return json.flag("refuseOnTimeout") ? settings.refusingOnTimeout() : settings;
    }

    private static URI url(Json json) {
        try {
            return new URI(json.text("url"));
        } catch (URISyntaxException e) {
            throw json.wrong("url", "a URL such as http://127.0.0.1:8080/im/webhook");
        }
    }
}
