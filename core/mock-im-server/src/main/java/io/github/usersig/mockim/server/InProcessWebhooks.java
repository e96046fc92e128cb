package io.github.usersig.mockim.server;

import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.MockImWebhooks;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The webhooks of a tenant in this process, which is looked up with every call. */
final class InProcessWebhooks implements MockImWebhooks {

    private final Supplier<Tenant> tenant;

    InProcessWebhooks(Supplier<Tenant> tenant) {
        this.tenant = tenant;
    }

    @Override
    public Optional<WebhookSettings> settings() {
        return tenant.get().webhooks().settings().map(settings -> settings.withToken(""));
    }

    @Override
    public void settings(WebhookSettings settings) {
        tenant.get().setWebhooks(requireNonNull(settings, "settings"));
    }

    @Override
    public void stop() {
        tenant.get().setWebhooks(null);
    }

    @Override
    public WebhookCalls callsAfter(long number) {
        return tenant.get().webhooks().calls(number);
    }

    @Override
    public void override(WebhookOverride override) {
        tenant.get().webhooks().overrides().add(requireNonNull(override, "override"));
    }

    @Override
    public List<WebhookOverride> overrides() {
        return tenant.get().webhooks().overrides().list();
    }

    @Override
    public void clearOverrides() {
        tenant.get().webhooks().overrides().clear();
    }
}
