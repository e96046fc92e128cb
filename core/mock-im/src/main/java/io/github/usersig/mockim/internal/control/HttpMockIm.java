package io.github.usersig.mockim.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.usersig.SdkApp;
import io.github.usersig.UserIdRule;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImCapture;
import io.github.usersig.mockim.MockImOverrides;
import io.github.usersig.mockim.MockImSessions;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.MockImWebhooks;
import io.github.usersig.mockim.TenantClock;
import io.github.usersig.mockim.TenantStanding;
import io.github.usersig.mockim.Verdict;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
        return control.get("/__mock/tls", this::tls);
    }

    private MockImTls tls(Json json) {
        URI listening = URI.create("https://" + control.endpoint().getHost() + ":" + json.number("port"));
        return new MockImTls(tlsEndpoint == null ? listening : tlsEndpoint, json.text("ca"));
    }

    @Override
    public Verdict login(String userId, String userSig) {
        return control.ask(
                "POST",
                tenant + "/login",
                userId(userId).put("userSig", requireNonNull(userSig, "userSig")),
                VerdictJson::read);
    }

    @Override
    public Verdict verify(String userId, String userSig) {
        return control.ask(
                "POST",
                tenant + "/explain",
                userId(userId).put("userSig", requireNonNull(userSig, "userSig")),
                VerdictJson::read);
    }

    @Override
    public void importAccounts(String... userIds) {
        List<String> wanted = List.of(userIds);
        wanted.forEach(UserIdRule.PRINTABLE_ASCII::require);
        control.send("POST", tenant + "/accounts", Json.object().putTexts("userIds", wanted));
    }

    @Override
    public void seed(String json) {
        control.send("POST", tenant + "/seed", Json.object().put("seed", requireNonNull(json, "json")));
    }

    @Override
    public List<Account> accounts() {
        return control.get(tenant + "/accounts", json -> json.all("accounts", AccountJson::read));
    }

    @Override
    public Set<String> admins() {
        return control.get(
                tenant + "/admins", json -> Collections.unmodifiableSet(new LinkedHashSet<>(json.texts("admins"))));
    }

    @Override
    public void addAdmin(String userId) {
        control.send("POST", tenant + "/admins", userId(UserIdRule.PRINTABLE_ASCII.require(userId)));
    }

    @Override
    public void removeAdmin(String userId) {
        control.delete(tenant + "/admins?userId=" + encode(requireNonNull(userId, "userId")));
    }

    @Override
    public void kick(String userId) {
        control.send("POST", tenant + "/kick", userId(userId));
    }

    @Override
    public void kick(String userId, Instant at) {
        control.send("POST", tenant + "/kick", userId(userId).put("at", at.toString()));
    }

    @Override
    public Optional<Instant> lastKick(String userId) {
        return control.get(
                tenant + "/kick?userId=" + encode(requireNonNull(userId, "userId")),
                json -> json.has("at") ? Optional.of(json.instant("at")) : Optional.empty());
    }

    @Override
    public void revoke(UserSig userSig) {
        control.send("POST", tenant + "/revoke", Json.object().put("userSig", userSig.text()));
    }

    @Override
    public void joinGroup(String groupId, String userId) {
        control.send("POST", tenant + "/join", userId(userId).put("groupId", requireNonNull(groupId, "groupId")));
    }

    @Override
    public List<Message> messages(String from, String to) {
        return control.get(
                tenant + "/messages?from=" + encode(from) + "&to=" + encode(to),
                json -> json.all("messages", MessageJson::read));
    }

    @Override
    public Journal journalAfter(long number) {
        return control.get(tenant + "/journal?after=" + number, JournalJson::read);
    }

    @Override
    public GateSettings gate() {
        return control.get(tenant + "/gate", GateJson::read);
    }

    @Override
    public void gate(GateSettings settings) {
        control.send("PUT", tenant + "/gate", GateJson.write(settings));
    }

    @Override
    public String profile() {
        return control.get(tenant + "/profile", json -> json.text("profile"));
    }

    @Override
    public void profile(String nameOrYaml) {
        control.send(
                "PUT", tenant + "/profile", Json.object().put("profile", requireNonNull(nameOrYaml, "nameOrYaml")));
    }

    @Override
    public MockImCapture capture() {
        return new HttpCapture(control, tenant);
    }

    @Override
    public MediaSettings media() {
        return control.get(tenant + "/media", MediaJson::read);
    }

    @Override
    public void media(MediaSettings settings) {
        control.send("PUT", tenant + "/media", MediaJson.write(requireNonNull(settings, "settings")));
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
    public TenantStanding standing() {
        return control.get(tenant + "/standing", StandingJson::read);
    }

    @Override
    public void putBack(TenantStanding standing) {
        control.send("PUT", tenant + "/standing", StandingJson.write(requireNonNull(standing, "standing")));
    }

    @Override
    public String snapshot() {
        return control.ask("POST", tenant + "/snapshot", Json.object(), json -> json.text("snapshot"));
    }

    @Override
    public void restore(String snapshot) {
        control.send("POST", tenant + "/restore", Json.object().put("snapshot", requireNonNull(snapshot, "snapshot")));
    }

    @Override
    public void reset() {
        control.send("POST", tenant + "/reset", Json.object());
    }

    @Override
    public void remove() {
        control.delete(tenant);
    }

    /** Names the app and the mock, never the key. */
    @Override
    public String toString() {
        return "MockIm[" + app.sdkAppId() + " at " + endpoint() + "]";
    }

    private static Json userId(String userId) {
        return Json.object().put("userId", requireNonNull(userId, "userId"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
