package io.github.usersig.mockim.server;

import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.CaptureStanding;
import io.github.usersig.mockim.MockImCapture;
import io.github.usersig.mockim.server.internal.parity.capture.CapturedScenario;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The capture of a tenant in this process. */
final class InProcessCapture implements MockImCapture {

    private final Supplier<Tenant> tenant;

    InProcessCapture(Supplier<Tenant> tenant) {
        this.tenant = tenant;
    }

    @Override
    public void start(int mostCalls, int mostBytes) {
        tenant.get().capture().start(mostCalls, mostBytes);
    }

    @Override
    public void stop() {
        tenant.get().capture().stop();
    }

    @Override
    public CaptureStanding standing() {
        return tenant.get().capture().standing();
    }

    @Override
    public String scenario(String id, String... kept) {
        Tenant its = tenant.get();
        return CapturedScenario.of(
                its.capture().taken(), requireNonNull(id, "id"), Set.copyOf(List.of(kept)), its::masked);
    }
}
