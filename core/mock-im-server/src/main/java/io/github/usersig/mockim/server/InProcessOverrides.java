package io.github.usersig.mockim.server;

import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.MockImOverrides;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;
import java.util.function.Supplier;

/** The overrides of calls of a tenant in this process, which is looked up with every call. */
final class InProcessOverrides implements MockImOverrides {

    private final Supplier<Tenant> tenant;

    InProcessOverrides(Supplier<Tenant> tenant) {
        this.tenant = tenant;
    }

    @Override
    public void add(CallOverride override) {
        tenant.get().overrides().add(requireNonNull(override, "override"));
    }

    @Override
    public List<CallOverride> list() {
        return tenant.get().overrides().list();
    }

    @Override
    public void clear() {
        tenant.get().overrides().clear();
    }
}
