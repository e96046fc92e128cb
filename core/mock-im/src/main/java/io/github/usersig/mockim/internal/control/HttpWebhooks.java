package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.MockImWebhooks;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import java.util.List;
import java.util.Optional;

/** The webhooks of a tenant of a mock that runs somewhere else. */
final class HttpWebhooks implements MockImWebhooks {

    private final ControlClient control;
    private final String tenant;

    HttpWebhooks(ControlClient control, String tenant) {
        this.control = control;
        this.tenant = tenant;
    }

    @Override
    public Optional<WebhookSettings> settings() {
        return control.get(
                tenant + "/webhooks",
                json -> json.has("url") ? Optional.of(WebhookSettingsJson.read(json)) : Optional.empty());
    }

    @Override
    public void settings(WebhookSettings settings) {
        control.send("PUT", tenant + "/webhooks", WebhookSettingsJson.write(settings));
    }

    @Override
    public void stop() {
        control.delete(tenant + "/webhooks");
    }

    @Override
    public WebhookCalls callsAfter(long number) {
        return control.get(tenant + "/webhookcalls?after=" + number, WebhookCallsJson::read);
    }

    @Override
    public void override(WebhookOverride override) {
        control.send("POST", tenant + "/webhookoverrides", WebhookOverrideJson.write(override));
    }

    @Override
    public List<WebhookOverride> overrides() {
        return control.get(tenant + "/webhookoverrides", json -> json.all("overrides", WebhookOverrideJson::read));
    }

    @Override
    public void clearOverrides() {
        control.delete(tenant + "/webhookoverrides");
    }
}
