package io.github.usersig.mockim.server.internal.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigFormatException;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigRequest;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.TenantClock;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.seed.Seeder;
import io.github.usersig.mockim.server.internal.tenant.GateLimits;
import io.github.usersig.mockim.server.internal.tenant.Sessions;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the control door's requests do; {@link ControlDoor} lists them. */
final class ControlApi {

    private static final Pattern TENANT = Pattern.compile("tenants/([0-9]{1,10})(?:/([a-z]+))?");

    private static final Pattern FILE = Pattern.compile("tenants/([0-9]{1,10})/files/([0-9a-z.-]{1,100})");

    private static final int USUAL_NEWEST = 100;
    private static final int MOST_NEWEST = 10_000;

    private final Tenants tenants;
    private final Seeder seeder;
    private final Supplier<HttpHost> host;

    ControlApi(Tenants tenants, Seeder seeder, Supplier<HttpHost> host) {
        this.tenants = tenants;
        this.seeder = seeder;
        this.host = host;
    }

    ObjectNode answer(ControlRequest request) {
        Matcher tenant = TENANT.matcher(request.path());
        if (request.path().equals("ready")) {
            requireMethod(request, "GET");
            HttpHost started = host.get(); // which waits for the end of its start
            return nothing().put("ready", started.isRunning());
        }
        if (request.path().equals("openapi.json")) {
            throw wrongMethod(request, "GET");
        }
        if (request.path().equals("tls")) {
            requireMethod(request, "GET");
            MockImTls tls = host.get().tls();
            return nothing().put("port", tls.endpoint().getPort()).put("ca", tls.caCertificate());
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

    private ObjectNode ofTenant(ControlRequest request, Tenant tenant, String what) {
        switch (what) {
            case "accounts" -> {
                if (request.method().equals("GET")) {
                    return ControlJson.accounts(tenant.accounts().users());
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
                boolean ofTwo = request.optionalParameter("from").isPresent()
                        || request.optionalParameter("to").isPresent();
                return ControlJson.messages(
                        ofTwo
                                ? tenant.messages(request.parameter("from"), request.parameter("to"))
                                : tenant.newestMessages(newest(request)));
            }
            case "journal" -> {
                requireMethod(request, "GET");
                return JournalQuery.of(request).answer(tenant.journal().after(request.number("after")));
            }
            case "seed" -> {
                requireMethod(request, "POST");
                seeder.seed(
                        tenant,
                        request.has("seed")
                                ? request.text("seed")
                                : request.json().toString());
                return nothing();
            }
            case "issue" -> {
                requireMethod(request, "POST");
                return nothing().put("userSig", issue(request, tenant));
            }
            case "explain" -> {
                requireMethod(request, "POST");
                return explain(request, tenant);
            }
            case "kick" -> {
                requireMethod(request, "POST");
                tenant.kick(request.text("userId"), request.has("at") ? request.instant("at") : tenant.now());
                return nothing();
            }
            case "revoke" -> {
                requireMethod(request, "POST");
                tenant.revoke(UserSig.parse(request.text("userSig")));
                return nothing();
            }
            case "online" -> {
                if (request.method().equals("GET")) {
                    return ControlJson.platforms(tenant.onlinePlatforms(request.parameter("userId")));
                }
                requireMethod(request, "POST");
                tenant.setOnline(request.text("userId"), request.texts("platforms"));
                return nothing();
            }
            case "join" -> {
                requireMethod(request, "POST");
                tenant.joinGroup(request.text("groupId"), request.text("userId"));
                return nothing();
            }
            case "gate" -> {
                return gate(request, tenant.limits());
            }
            case "sessions" -> {
                return sessions(request, tenant.sessions());
            }
            case "overrides" -> {
                return overrides(request, tenant);
            }
            case "webhooks" -> {
                return WebhookControl.settings(request, tenant);
            }
            case "webhookcalls" -> {
                requireMethod(request, "GET");
                return WebhookControl.calls(tenant.webhooks().calls(request.number("after")));
            }
            case "webhookoverrides" -> {
                return WebhookControl.overrides(request, tenant);
            }
            case "clock" -> {
                return clock(request, tenant.clock());
            }
            case "snapshot" -> {
                requireMethod(request, "POST");
                return nothing().put("snapshot", tenant.snapshot());
            }
            case "restore" -> {
                requireMethod(request, "POST");
                tenant.restore(request.text("snapshot"));
                return nothing();
            }
            case "reset" -> {
                requireMethod(request, "POST");
                tenant.reset();
                return nothing();
            }
            case "login" -> {
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

    private static String issue(ControlRequest request, Tenant tenant) {
        UserSigRequest userSig = UserSigIssuer.of(tenant.app()).forUser(request.text("userId"));
        if (request.has("validFor")) {
            userSig = userSig.validFor(request.duration("validFor"));
        }
        Duration ago = request.has("issuedAgo") ? request.duration("issuedAgo") : Duration.ZERO;
        return userSig.issuedAt(tenant.now().minus(ago)).issue().text();
    }

    private static ObjectNode explain(ControlRequest request, Tenant tenant) {
        String text = request.text("userSig");
        Optional<UserSig> read = read(text);
        String userId = request.text("userId", read.map(UserSig::userId).orElse(""));
        ObjectNode json = ControlJson.verdict(tenant.verify(userId, text));
        read.ifPresent(userSig -> json.put("userId", userSig.userId())
                .put("sdkAppId", userSig.sdkAppId())
                .put("issuedAt", userSig.issuedAt().toString())
                .put("expiresAt", userSig.expiresAt().toString())
                .put("version", userSig.version().name()));
        return json;
    }

    private static Optional<UserSig> read(String text) {
        try {
            return Optional.of(UserSig.parse(text));
        } catch (UserSigFormatException e) { // the verdict says so too, and with a code
            return Optional.empty();
        }
    }

    private static ObjectNode gate(ControlRequest request, GateLimits limits) {
        if (request.method().equals("PUT")) {
            GateSettings wanted = GateSettings.DEFAULT
                    .withCallsPerSecond(request.number("callsPerSecond", 0))
                    .withFailedChecks(request.number("failedChecks", 0));
            limits.set(request.flag("familyCodes") ? wanted.withFamilyCodes() : wanted);
        } else if (!request.method().equals("GET")) {
            throw wrongMethod(request, "GET or PUT");
        }
        GateSettings settings = limits.settings();
        return nothing()
                .put("familyCodes", settings.familyCodes())
                .put("callsPerSecond", settings.callsPerSecond())
                .put("failedChecks", settings.failedChecks());
    }

    private static ObjectNode sessions(ControlRequest request, Sessions sessions) {
        if (request.method().equals("PUT")) {
            sessions.set(SessionRequest.settings(request));
        } else if (!request.method().equals("GET")) {
            throw wrongMethod(request, "GET or PUT");
        }
        return ControlJson.sessions(sessions.settings());
    }

    private static ObjectNode overrides(ControlRequest request, Tenant tenant) {
        switch (request.method()) {
            case "GET" -> {
                return ControlJson.overrides(tenant.overrides().list());
            }
            case "POST" -> tenant.overrides().add(override(request));
            case "DELETE" -> tenant.overrides().clear();
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
            override = request.has("spread")
                    ? override.delayLogNormal(
                            delay, request.json().path("spread").asDouble(-1))
                    : override.delay(delay, request.has("longestDelay") ? request.duration("longestDelay") : delay);
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

    private static int newest(ControlRequest request) {
        long asked = request.number("newest");
        if (asked < 0 || asked > MOST_NEWEST) {
            throw new ControlFailure(400, "the parameter newest in the URL must be 1 to " + MOST_NEWEST);
        }
        return asked == 0 ? USUAL_NEWEST : (int) asked;
    }

    private static void requireMethod(ControlRequest request, String method) {
        if (!request.method().equals(method)) {
            throw wrongMethod(request, method);
        }
    }

    static ControlFailure wrongMethod(ControlRequest request, String wanted) {
        return new ControlFailure(405, "/__mock/" + request.path() + " takes " + wanted + ", not " + request.method());
    }

    private static ControlFailure unknownPath(ControlRequest request) {
        return new ControlFailure(404, "the control door has no /__mock/" + request.path());
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
