package io.github.usersig.spring;

import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import java.util.List;
import java.util.Optional;

/** How a tenant was when its context had started: what it held, and what it was set to. */
record Beginning(
        String snapshot,
        String profile,
        GateSettings gate,
        SessionSettings sessions,
        List<CallOverride> overrides,
        Optional<WebhookSettings> webhooks,
        List<WebhookOverride> webhookOverrides) {

    static Beginning of(MockIm im) {
        return new Beginning(
                im.snapshot(),
                im.profile(),
                im.gate(),
                im.sessions().settings(),
                im.overrides().list(),
                im.webhooks().settings(),
                im.webhooks().overrides());
    }

    /** Puts it back, with an empty journal, and keeps it anew: only the newest snapshots last. */
    Beginning bringBack(MockIm im) {
        im.reset();
        im.restore(snapshot);
        im.profile(profile);
        im.gate(gate);
        im.sessions().settings(sessions);
        overrides.forEach(im.overrides()::add);
        webhooks.ifPresentOrElse(im.webhooks()::settings, im.webhooks()::stop);
        webhookOverrides.forEach(im.webhooks()::override);
        return new Beginning(im.snapshot(), profile, gate, sessions, overrides, webhooks, webhookOverrides);
    }
}
