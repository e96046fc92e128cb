package io.github.usersig.mockim.server.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.TenantClock;
import io.github.usersig.mockim.server.tenant.Overrides;
import io.github.usersig.mockim.server.tenant.Tenant;
import io.github.usersig.mockim.server.tenant.Tenants;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the control door's requests do; {@link ControlDoor} lists them. */
final class ControlApi {

    private static final Pattern TENANT = Pattern.compile("tenants/([0-9]{1,10})(?:/([a-z]+))?");

    private static final Pattern FILE = Pattern.compile("tenants/([0-9]{1,10})/files/([0-9a-z.-]{1,100})");

    private final Tenants tenants;
    private final Supplier<MockImTls> tls;

    ControlApi(Tenants tenants, Supplier<MockImTls> tls) {
        this.tenants = tenants;
        this.tls = tls;
    }

    ObjectNode answer(ControlRequest request) {
        Matcher tenant = TENANT.matcher(request.path());
        if (request.path().equals("ready")) {
            requireMethod(request, "GET");
            return nothing().put("ready", true);
        }
        if (request.path().equals("tls")) {
            requireMethod(request, "GET");
            return nothing()
                    .put("port", tls.get().endpoint().getPort())
                    .put("ca", tls.get().caCertificate());
        }
        if (request.path().equals("tenants")) {
            requireMethod(request, "GET");
            return ControlJson.tenants(tenants.list());
        }
        if (!tenant.matches()) {
            throw unknownPath(request);
        }
        long sdkAppId = Long.parseLong(tenant.group(1));
        return tenant.group(2) == null
                ? ofTenants(request, sdkAppId)
                : ofTenant(request, find(sdkAppId), tenant.group(2));
    }

    /** The file that a request asks for, if it asks for one. */
    Optional<byte[]> file(ControlRequest request) {
        Matcher file = FILE.matcher(request.path());
        if (!file.matches()) {
            return Optional.empty();
        }
        requireMethod(request, "GET");
        return Optional.of(find(Long.parseLong(file.group(1)))
                .state()
                .files()
                .find(file.group(2))
                .orElseThrow(() -> new ControlFailure(404, "there is no such file, or no longer")));
    }

    private ObjectNode ofTenants(ControlRequest request, long sdkAppId) {
        switch (request.method()) {
            case "PUT" -> create(app(request, sdkAppId));
            case "DELETE" -> tenants.remove(sdkAppId);
            default -> throw wrongMethod(request, "PUT or DELETE");
        }
        return nothing();
    }

    private static ObjectNode ofTenant(ControlRequest request, Tenant tenant, String what) {
        switch (what) {
            case "accounts" -> {
                if (request.method().equals("GET")) {
                    return ControlJson.accounts(tenant.accounts().list());
                }
                requireMethod(request, "POST");
                tenant.importAccounts(request.texts("userIds"));
                return nothing();
            }
            case "admins" -> {
                if (request.method().equals("GET")) {
                    return ControlJson.admins(tenant.admins().list());
                }
                requireMethod(request, "POST");
                tenant.addAdmin(request.text("userId"));
                return nothing();
            }
            case "messages" -> {
                requireMethod(request, "GET");
                return ControlJson.messages(tenant.messages(request.parameter("from"), request.parameter("to")));
            }
            case "journal" -> {
                requireMethod(request, "GET");
                return ControlJson.journal(tenant.journal().snapshot());
            }
            case "kick" -> {
                requireMethod(request, "POST");
                tenant.kick(request.text("userId"));
                return nothing();
            }
            case "online" -> {
                requireMethod(request, "POST");
                tenant.setOnline(request.text("userId"), request.texts("platforms"));
                return nothing();
            }
            case "join" -> {
                requireMethod(request, "POST");
                tenant.joinGroup(request.text("groupId"), request.text("userId"));
                return nothing();
            }
            case "overrides" -> {
                return overrides(request, tenant.state().overrides());
            }
            case "clock" -> {
                return clock(request, tenant.clock());
            }
            case "reset" -> {
                requireMethod(request, "POST");
                tenant.reset();
                return nothing();
            }
            case "verify" -> {
                requireMethod(request, "POST");
                return ControlJson.verdict(tenant.login(request.text("userId"), request.text("userSig")));
            }
            default -> throw unknownPath(request);
        }
    }

    private static ObjectNode clock(ControlRequest request, TenantClock clock) {
        switch (request.method()) {
            case "GET" -> {}
            case "DELETE" -> clock.restore();
            case "POST" -> {
                if (request.has("skew")) {
                    clock.skew(request.duration("skew"));
                } else if (request.has("freezeAt")) {
                    clock.freezeAt(request.instant("freezeAt"));
                } else {
                    clock.advance(request.duration("advance"));
                }
            }
            default -> throw wrongMethod(request, "GET, POST or DELETE");
        }
        return nothing().put("now", clock.now().toString());
    }

    private static ObjectNode overrides(ControlRequest request, Overrides overrides) {
        switch (request.method()) {
            case "GET" -> {
                return ControlJson.overrides(overrides.list());
            }
            case "POST" -> overrides.add(override(request));
            case "DELETE" -> overrides.clear();
            default -> throw wrongMethod(request, "GET, POST or DELETE");
        }
        return nothing();
    }

    private static CallOverride override(ControlRequest request) {
        CallOverride override = CallOverride.of(request.text("command", ""))
                .by(request.text("caller", ""))
                .percent(request.number("percent", 100))
                .times(request.number("times", CallOverride.FOR_EVER));
        if (request.has("delay")) {
            Duration delay = request.duration("delay");
            override = override.delay(delay, request.has("longestDelay") ? request.duration("longestDelay") : delay);
        }
        String effect = request.text("effect", request.has("code") ? "CODE" : "NONE");
        return switch (effect) {
            case "NONE" -> override;
            case "CODE" -> override.answer(request.number("code", 0));
            case "HTTP_STATUS" -> override.httpStatus(request.number("code", 0));
            case "RESET" -> override.resetConnection();
            case "TRUNCATE" -> override.truncateAnswer();
            default ->
                throw new ControlFailure(
                        400, "\"effect\" in the body must be one of NONE, CODE, HTTP_STATUS, RESET, TRUNCATE");
        };
    }

    private void create(SdkApp app) {
        try {
            tenants.create(app);
        } catch (MockImException e) {
            throw new ControlFailure(409, String.valueOf(e.getMessage()));
        }
    }

    private Tenant find(long sdkAppId) {
        try {
            return tenants.get(sdkAppId);
        } catch (MockImException e) {
            throw new ControlFailure(404, String.valueOf(e.getMessage()));
        }
    }

    private static SdkApp app(ControlRequest request, long sdkAppId) {
        SdkApp.Builder app = SdkApp.builder(sdkAppId).secretKey(request.text("secretKey"));
        if (request.has("admins")) {
            app.admins(request.texts("admins"));
        }
        if (request.has("legacyPublicKey")) {
            app.legacyKeys(LegacyKeys.ofPublicPem(request.text("legacyPublicKey")));
        }
        return app.build();
    }

    private static void requireMethod(ControlRequest request, String method) {
        if (!request.method().equals(method)) {
            throw wrongMethod(request, method);
        }
    }

    private static ControlFailure wrongMethod(ControlRequest request, String wanted) {
        return new ControlFailure(405, "/__mock/" + request.path() + " takes " + wanted + ", not " + request.method());
    }

    private static ControlFailure unknownPath(ControlRequest request) {
        return new ControlFailure(404, "the control door has no /__mock/" + request.path());
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
