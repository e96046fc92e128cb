package io.github.usersig.mockim.server;

import static java.util.Objects.requireNonNull;

import io.github.usersig.SdkApp;
import io.github.usersig.UserIdRule;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.parity.profile.Profile;
import io.github.usersig.mockim.server.internal.parity.profile.Profiles;
import io.github.usersig.mockim.server.internal.seed.Seeder;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link MockImServer} holds of one app from its start.
 *
 * <pre>{@code
 * MockImServer.builder().app(app, a -> a.accounts("alice", "bob").webhooks(settings)).start();
 * }</pre>
 *
 * <p>The order of calls does not matter. Not thread-safe.
 */
public final class AppSetup {

    private final SdkApp app;
    private final List<String> accounts = new ArrayList<>();
    private final List<String> seeds = new ArrayList<>();
    private @Nullable Profile profile;
    private @Nullable SessionSettings sessions;
    private @Nullable WebhookSettings webhooks;

    AppSetup(SdkApp app) {
        this.app = requireNonNull(app, "app");
    }

    /**
     * Accounts beside those of its admins. Each call adds some.
     *
     * @throws IllegalArgumentException if a UserID is not one the service could know
     */
    public AppSetup accounts(String... userIds) {
        for (String userId : userIds) {
            accounts.add(UserIdRule.PRINTABLE_ASCII.require(userId));
        }
        return this;
    }

    /**
     * Fills it with what this JSON says; {@link MockIm#seed} tells the form. Each call adds some, in their order; whether it is
     * as it must be is told by {@link MockImServer.Builder#start()}.
     */
    public AppSetup seed(String json) {
        seeds.add(requireNonNull(json, "json"));
        return this;
    }

    /**
     * Makes it an app that differs from others; a reset comes back to this. {@link MockIm#profile(String)} tells more.
     *
     * @param nameOrYaml the name of a profile that the mock brings with it, or the YAML of one's own
     * @throws IllegalArgumentException if there is none of that name, or the YAML is none
     */
    public AppSetup profile(String nameOrYaml) {
        this.profile = Profiles.of(requireNonNull(nameOrYaml, "nameOrYaml"));
        return this;
    }

    /** Allows its clients this, until the tenant is reset; goes before what a profile says. */
    public AppSetup sessions(SessionSettings settings) {
        this.sessions = requireNonNull(settings, "settings");
        return this;
    }

    /** Lets it be called by webhooks, from when it is filled on; a reset comes back to this. */
    public AppSetup webhooks(WebhookSettings settings) {
        this.webhooks = requireNonNull(settings, "settings");
        return this;
    }

    void create(Tenants tenants, Seeder seeder) {
        tenants.create(app);
        Tenant tenant = tenants.get(app.sdkAppId());
        tenant.importAccounts(accounts);
        if (profile != null) {
            tenant.startWithProfile(profile);
        }
        if (sessions != null) {
            tenant.sessions().set(sessions);
        }
        seeds.forEach(json -> seeder.seed(tenant, json));
        if (webhooks != null) {
            tenant.startWithWebhooks(webhooks);
        }
    }
}
