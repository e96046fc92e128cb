package io.github.usersig.mockim;

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
        return WebhookJson.settings(control.get(tenant + "/webhooks"));
    }

    @Override
    public void settings(WebhookSettings settings) {
        control.send("PUT", tenant + "/webhooks", WebhookJson.settings(settings));
    }

    @Override
    public void stop() {
        control.send("DELETE", tenant + "/webhooks", null);
    }

    @Override
    public WebhookCalls callsAfter(long number) {
        return WebhookJson.calls(control.get(tenant + "/webhookcalls?after=" + number));
    }

    @Override
    public void override(WebhookOverride override) {
        control.send("POST", tenant + "/webhookoverrides", WebhookJson.override(override));
    }

    @Override
    public List<WebhookOverride> overrides() {
        return WebhookJson.overrides(control.get(tenant + "/webhookoverrides"));
    }

    @Override
    public void clearOverrides() {
        control.send("DELETE", tenant + "/webhookoverrides", null);
    }
}
