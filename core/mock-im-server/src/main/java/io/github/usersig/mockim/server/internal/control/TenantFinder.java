package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds the tenants that requests are about. */
record TenantFinder(Tenants tenants) {

    /** The path of a tenant's request with this name. */
    static String path(String name) {
        return "tenants/{" + ControlRequest.SDK_APP_ID + "}/" + name;
    }

    /** What answers a request by asking its tenant. */
    Function<ControlRequest, Json> asking(BiFunction<ControlRequest, Tenant, Json> question) {
        return request -> question.apply(request, tenant(request));
    }

    /** What answers a request with {@code {}} after telling its tenant what to do. */
    Function<ControlRequest, Json> telling(BiConsumer<ControlRequest, Tenant> order) {
        return request -> {
            order.accept(request, tenant(request));
            return Json.object();
        };
    }

    Tenant tenant(ControlRequest request) {
        return tenant(request.sdkAppId());
    }

    Tenant tenant(long sdkAppId) {
        try {
            return tenants.get(sdkAppId);
        } catch (MockImException e) {
            throw new ControlFailure(404, String.valueOf(e.getMessage()));
        }
    }
}
