package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where and how webhooks are sent, as JSON of the control door and of seeds says it: {@code url}, and if wanted {@code token},
 * {@code commands}, {@code timeout}, {@code refuseOnTimeout} and {@code retries}. No message repeats the token.
 */
public final class SettingsJson {

    private final JsonNode json;
    private final String where;

    private SettingsJson(JsonNode json, String where) {
        this.json = json;
        this.where = where;
    }

    /**
     * Reads them.
     *
     * @param where what the JSON is, for messages, such as {@code the body}
     * @throws IllegalArgumentException if something is not as it must be
     */
    public static WebhookSettings read(JsonNode json, String where) {
        return new SettingsJson(json, where).read();
    }

    private WebhookSettings read() {
        WebhookSettings settings = WebhookSettings.to(url()).withToken(json.hasNonNull("token") ? text("token") : "");
        if (json.hasNonNull("commands")) {
            settings = settings.only(commands().toArray(WebhookCommand[]::new));
        }
        if (json.hasNonNull("timeout")) {
            settings = settings.withTimeout(timeout());
        }
        if (refusesOnTimeout()) {
            settings = settings.refusingOnTimeout();
        }
        return settings.withRetries(retries());
    }

    private URI url() {
        try {
            return new URI(text("url"));
        } catch (URISyntaxException e) {
            throw wrong("url", "a URL such as http://127.0.0.1:8080/im/webhook");
        }
    }

    private String text(String name) {
        if (!json.path(name).isTextual()) {
            throw wrong(name, "a string");
        }
        return json.path(name).textValue();
    }

    private List<WebhookCommand> commands() {
        List<WebhookCommand> commands = new ArrayList<>();
        for (JsonNode item : json.path("commands")) {
            commands.add(WebhookCommand.of(item.asText()));
        }
        if (!json.path("commands").isArray()) {
            throw wrong("commands", "an array of strings");
        }
        return commands;
    }

    private Duration timeout() {
        try {
            return Duration.parse(text("timeout"));
        } catch (DateTimeParseException e) {
            throw wrong("timeout", "an ISO-8601 duration such as PT2S");
        }
    }

    private boolean refusesOnTimeout() {
        JsonNode value = json.path("refuseOnTimeout");
        if (json.hasNonNull("refuseOnTimeout") && !value.isBoolean()) {
            throw wrong("refuseOnTimeout", "true or false");
        }
        return value.booleanValue();
    }

    private int retries() {
        JsonNode value = json.path("retries");
        if (json.hasNonNull("retries") && !value.canConvertToInt()) {
            throw wrong("retries", "a whole number");
        }
        return value.asInt(0);
    }

    private IllegalArgumentException wrong(String name, String wanted) {
        return new IllegalArgumentException("\"" + name + "\" in " + where + " must be " + wanted);
    }
}
