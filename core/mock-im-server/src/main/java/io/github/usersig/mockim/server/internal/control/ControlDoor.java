package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.http.Answering;
import io.github.usersig.mockim.server.internal.http.Body;
import io.github.usersig.mockim.server.internal.http.DoorHandler;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import io.github.usersig.mockim.server.internal.seed.Seeder;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The control door, {@code /__mock/**}: {@link io.github.usersig.mockim.MockIm} over JSON, for tests and tools in other
 * processes and languages.
 *
 * <p>Its requests are {@link Route}s, and described at {@code /__mock/openapi.json}.
 *
 * <p>Instants are ISO 8601. Errors are {@code {"error": "..."}} with status
 * 400 (what was sent is at fault), 404 (no such tenant or path), 405 (wrong method), 409 (there already), 413 (longer
 * than 8 MiB) or 507 (the heap is full). No answer holds a secret key. Web pages of others, names that are not the mock's, and
 * whoever has not the control token, if the mock was given one, are refused before it is asked.
 */
public final class ControlDoor extends DoorHandler {

    private static final String PATH = "/__mock/";
    private static final int LONGEST_BODY = 8 * 1024 * 1024;

    private final Supplier<Routes> routes;
    private final Secrets secrets;

    /**
     * A door to these tenants.
     *
     * @param seeder who fills tenants
     * @param host what it is a door of; gives it once that is started
     */
    public ControlDoor(Tenants tenants, Seeder seeder, Supplier<HttpHost> host) {
        super(PATH, LONGEST_BODY);
        this.secrets = tenants.secrets();
        this.routes = new FirstUse<>(() -> routes(tenants, seeder, host));
    }

    /** All there are. They come to life with the first request: most mocks are asked none. */
    static Routes routes(Tenants tenants, Seeder seeder, Supplier<HttpHost> host) {
        TenantFinder of = new TenantFinder(tenants);
        List<Route> all = new ArrayList<>();
        all.addAll(MockRoutes.of(tenants, host, () -> OpenApi.of(all).bytes()));
        all.addAll(TenantRoutes.of(of, seeder));
        all.addAll(AccountRoutes.of(of));
        all.addAll(UserSigRoutes.of(of));
        all.addAll(SessionRoutes.of(of));
        all.addAll(JournalRoutes.of(of));
        all.addAll(GateRoutes.of(of));
        all.addAll(ProfileRoutes.of(of));
        all.addAll(CaptureRoutes.of(of));
        all.addAll(MediaRoutes.of(of));
        all.addAll(OverrideRoutes.of(of));
        all.addAll(WebhookRoutes.of(of));
        all.addAll(ClockRoutes.of(of));
        all.addAll(SnapshotRoutes.of(of));
        return new Routes(all, of);
    }

    @Override
    protected Answering answering(Request request, Body body) {
        return Answering.of(true, () -> answer(request, body));
    }

    private JsonAnswer answer(Request request, Body body) {
        String path = Request.getPathInContext(request).substring(PATH.length());
        try {
            return routes.get().answer(ControlRequest.of(request.getMethod(), path, request, body));
        } catch (ControlFailure e) {
            return failure(e.status(), e.reason(), e.headers());
        } catch (IllegalArgumentException e) {
            return failure(400, String.valueOf(e.getMessage()), Map.of());
        }
    }

    private JsonAnswer failure(int status, String reason, Map<String, String> headers) {
        return new JsonAnswer(
                status, Json.object().put("error", secrets.mask(reason)).bytes(), headers);
    }

    /** Makes something when it is asked for the first time. */
    private static final class FirstUse<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private @Nullable T made;

        FirstUse(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            T present = made;
            if (present == null) {
                present = maker.get();
                made = present;
            }
            return present;
        }
    }
}
