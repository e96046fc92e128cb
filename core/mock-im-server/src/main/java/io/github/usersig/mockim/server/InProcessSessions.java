package io.github.usersig.mockim.server;

import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.MockImSessions;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;
import java.util.function.Supplier;

/** The sessions of a tenant in this process, which is looked up with every call. */
final class InProcessSessions implements MockImSessions {

    private final Supplier<Tenant> tenant;

    InProcessSessions(Supplier<Tenant> tenant) {
        this.tenant = tenant;
    }

    @Override
    public SessionSettings settings() {
        return tenant.get().sessions().settings();
    }

    @Override
    public void settings(SessionSettings settings) {
        tenant.get().sessions().set(requireNonNull(settings, "settings"));
    }

    @Override
    public void setOnline(String userId, String... platforms) {
        tenant.get().setOnline(requireNonNull(userId, "userId"), List.of(platforms));
    }

    @Override
    public List<String> platformsOf(String userId) {
        return tenant.get().onlinePlatforms(requireNonNull(userId, "userId"));
    }
}
