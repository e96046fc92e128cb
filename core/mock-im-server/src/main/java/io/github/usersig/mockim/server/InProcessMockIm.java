package io.github.usersig.mockim.server;

import static java.util.Objects.requireNonNull;

import io.github.usersig.SdkApp;
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
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.parity.profile.Profiles;
import io.github.usersig.mockim.server.internal.seed.Seeder;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant in this process, without HTTP in between. It looks the tenant up with every call, so that one that was
 * removed is gone for this view too.
 */
final class InProcessMockIm implements MockIm {

    private final Tenants tenants;
    private final SdkApp app;
    private final HttpHost host;
    private final Seeder seeder;

    InProcessMockIm(Tenants tenants, SdkApp app, HttpHost host, Seeder seeder) {
        this.tenants = tenants;
        this.app = app;
        this.host = host;
        this.seeder = seeder;
    }

    @Override
    public SdkApp app() {
        return app;
    }

    @Override
    public URI endpoint() {
        return host.endpoint();
    }

    @Override
    public MockImTls tls() {
        return host.tls();
    }

    @Override
    public Verdict login(String userId, String userSig) {
        return tenant().login(requireNonNull(userId, "userId"), requireNonNull(userSig, "userSig"));
    }

    @Override
    public Verdict verify(String userId, String userSig) {
        return tenant().wouldAnswer(requireNonNull(userId, "userId"), requireNonNull(userSig, "userSig"));
    }

    @Override
    public void importAccounts(String... userIds) {
        tenant().importAccounts(List.of(userIds));
    }

    @Override
    public void seed(String json) {
        seeder.seed(tenant(), requireNonNull(json, "json"));
    }

    @Override
    public List<Account> accounts() {
        return tenant().accounts().list();
    }

    @Override
    public Set<String> admins() {
        return tenant().admins().list();
    }

    @Override
    public void addAdmin(String userId) {
        tenant().addAdmin(requireNonNull(userId, "userId"));
    }

    @Override
    public void removeAdmin(String userId) {
        tenant().admins().remove(requireNonNull(userId, "userId"));
    }

    @Override
    public void kick(String userId) {
        Tenant tenant = tenant();
        tenant.kick(requireNonNull(userId, "userId"), tenant.now());
    }

    @Override
    public void kick(String userId, Instant at) {
        tenant().kick(requireNonNull(userId, "userId"), requireNonNull(at, "at"));
    }

    @Override
    public Optional<Instant> lastKick(String userId) {
        return tenant().lastKick(requireNonNull(userId, "userId"));
    }

    @Override
    public void revoke(UserSig userSig) {
        tenant().revoke(requireNonNull(userSig, "userSig"));
    }

    @Override
    public void joinGroup(String groupId, String userId) {
        tenant().joinGroup(requireNonNull(groupId, "groupId"), requireNonNull(userId, "userId"));
    }

    @Override
    public List<Message> messages(String from, String to) {
        return tenant().messages(requireNonNull(from, "from"), requireNonNull(to, "to"));
    }

    @Override
    public Journal journalAfter(long number) {
        return tenant().journal().after(number);
    }

    @Override
    public GateSettings gate() {
        return tenant().limits().settings();
    }

    @Override
    public void gate(GateSettings settings) {
        tenant().limits().set(requireNonNull(settings, "settings"));
    }

    @Override
    public String profile() {
        return tenant().profile().given();
    }

    @Override
    public void profile(String nameOrYaml) {
        tenant().setProfile(Profiles.of(requireNonNull(nameOrYaml, "nameOrYaml")));
    }

    @Override
    public MockImCapture capture() {
        return new InProcessCapture(this::tenant);
    }

    @Override
    public MediaSettings media() {
        return tenant().media();
    }

    @Override
    public void media(MediaSettings settings) {
        tenant().setMedia(requireNonNull(settings, "settings"));
    }

    @Override
    public MockImSessions sessions() {
        return new InProcessSessions(this::tenant);
    }

    @Override
    public MockImOverrides overrides() {
        return new InProcessOverrides(this::tenant);
    }

    @Override
    public MockImWebhooks webhooks() {
        return new InProcessWebhooks(this::tenant);
    }

    @Override
    public TenantClock clock() {
        return tenant().clock();
    }

    @Override
    public TenantStanding standing() {
        return tenant().standing();
    }

    @Override
    public void putBack(TenantStanding standing) {
        tenant().putBack(requireNonNull(standing, "standing"));
    }

    @Override
    public String snapshot() {
        return tenant().snapshot();
    }

    @Override
    public void restore(String snapshot) {
        tenant().restore(requireNonNull(snapshot, "snapshot"));
    }

    @Override
    public void reset() {
        tenant().reset();
    }

    @Override
    public void remove() {
        tenants.remove(app.sdkAppId());
    }

    /** Names the app and the mock, never the key. */
    @Override
    public String toString() {
        return "MockIm[" + app.sdkAppId() + " at " + endpoint() + "]";
    }

    private Tenant tenant() {
        return tenants.get(app.sdkAppId());
    }
}
