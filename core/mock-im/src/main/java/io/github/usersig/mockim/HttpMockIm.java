package io.github.usersig.mockim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.SdkApp;
import io.github.usersig.UserIdRule;
import io.github.usersig.UserSig;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tenant of a mock that runs somewhere else. Holds nothing itself: every call asks the mock. */
final class HttpMockIm implements MockIm {

    private final ControlClient control;
    private final SdkApp app;
    private final String tenant;

    private final @Nullable URI tlsEndpoint;

    /** @param tlsEndpoint where HTTPS reaches the mock, if not on the port it listens on */
    HttpMockIm(ControlClient control, SdkApp app, @Nullable URI tlsEndpoint) {
        this.control = control;
        this.tlsEndpoint = tlsEndpoint;
        this.app = app;
        this.tenant = "/__mock/tenants/" + app.sdkAppId();
    }

    @Override
    public SdkApp app() {
        return app;
    }

    @Override
    public URI endpoint() {
        return control.endpoint();
    }

    @Override
    public MockImTls tls() {
        MockImTls tls =
                ControlJson.tls(control.get("/__mock/tls"), control.endpoint().getHost());
        return tlsEndpoint == null ? tls : new MockImTls(tlsEndpoint, tls.caCertificate());
    }

    @Override
    public Verdict login(String userId, String userSig) {
        return ControlJson.verdict(control.send("POST", tenant + "/login", ControlJson.credentials(userId, userSig)));
    }

    @Override
    public void importAccounts(String... userIds) {
        List<String> wanted = List.of(userIds);
        wanted.forEach(UserIdRule.PRINTABLE_ASCII::require);
        control.send("POST", tenant + "/accounts", ControlJson.userIds(wanted));
    }

    @Override
    public void seed(String json) {
        control.send("POST", tenant + "/seed", ControlJson.seed(requireNonNull(json, "json")));
    }

    @Override
    public List<Account> accounts() {
        return ControlJson.accounts(control.get(tenant + "/accounts"));
    }

    @Override
    public Set<String> admins() {
        return ControlJson.admins(control.get(tenant + "/admins"));
    }

    @Override
    public void addAdmin(String userId) {
        control.send("POST", tenant + "/admins", ControlJson.userId(UserIdRule.PRINTABLE_ASCII.require(userId)));
    }

    @Override
    public void kick(String userId) {
        control.send("POST", tenant + "/kick", ControlJson.userId(requireNonNull(userId, "userId")));
    }

    @Override
    public void kick(String userId, Instant at) {
        control.send(
                "POST",
                tenant + "/kick",
                ControlJson.userId(requireNonNull(userId, "userId")).put("at", at.toString()));
    }

    @Override
    public void revoke(UserSig userSig) {
        control.send("POST", tenant + "/revoke", ControlJson.nothing().put("userSig", userSig.text()));
    }

    @Override
    public void joinGroup(String groupId, String userId) {
        control.send(
                "POST",
                tenant + "/join",
                ControlJson.userId(requireNonNull(userId, "userId"))
                        .put("groupId", requireNonNull(groupId, "groupId")));
    }

    @Override
    public List<Message> messages(String from, String to) {
        JsonNode answer = control.get(tenant + "/messages?from=" + encode(from) + "&to=" + encode(to));
        return ControlJson.messages(answer);
    }

    @Override
    public Journal journalAfter(long number) {
        return ControlJson.journal(control.get(tenant + "/journal?after=" + number));
    }

    @Override
    public GateSettings gate() {
        return ControlJson.gate(control.get(tenant + "/gate"));
    }

    @Override
    public void gate(GateSettings settings) {
        control.send("PUT", tenant + "/gate", ControlJson.gate(settings));
    }

    @Override
    public MockImSessions sessions() {
        return new HttpSessions(control, tenant);
    }

    @Override
    public MockImOverrides overrides() {
        return new HttpOverrides(control, tenant);
    }

    @Override
    public MockImWebhooks webhooks() {
        return new HttpWebhooks(control, tenant);
    }

    @Override
    public TenantClock clock() {
        return new HttpTenantClock(control, tenant);
    }

    @Override
    public String snapshot() {
        return ControlJson.snapshot(control.send("POST", tenant + "/snapshot", ControlJson.nothing()));
    }

    @Override
    public void restore(String snapshot) {
        control.send(
                "POST",
                tenant + "/restore",
                ControlJson.nothing().put("snapshot", requireNonNull(snapshot, "snapshot")));
    }

    @Override
    public void reset() {
        control.send("POST", tenant + "/reset", ControlJson.nothing());
    }

    @Override
    public void remove() {
        control.send("DELETE", tenant, null);
    }

    /** Names the app and the mock, never the key. */
    @Override
    public String toString() {
        return "MockIm[" + app.sdkAppId() + " at " + endpoint() + "]";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
