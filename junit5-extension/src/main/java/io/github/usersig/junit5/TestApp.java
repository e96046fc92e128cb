package io.github.usersig.junit5;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.junit5.internal.GivenTenant;
import io.github.usersig.junit5.internal.TenantSource;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.TenantStanding;
import io.github.usersig.mockim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The app a test works with, and its tenant if there is a back end.
 *
 * <p>It lives in the store of the context that owns it: of the closest class, going outwards, that has settings, of the
 * test itself if each has its own, and without settings of the outermost class. JUnit closes it after that.
 */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class TestApp implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final Kept<TestApp> KEPT = Kept.by(TestApp.class, "app", TestApp.class);
    private static final System.Logger LOGGER = System.getLogger(TestApp.class.getName());

    /** The second of a kick, and one more: later than that no test would wait for. */
    private static final int SECONDS_AFTER_A_KICK = 2;

    private final SdkApp app;
    private final Optional<MockIm> tenant;
    private final Supplier<String> log;
    private final boolean lenient;
    private final long journalStart;
    private final Runnable end;

    private final IssuedUserSigs issued;
    private final Neighbours neighbours;

    /** Users whom UserSigs of theirs have made an admin, and how many of these are in use. */
    private final Map<String, Integer> heldAdmins = new HashMap<>();

    private int running;
    private @Nullable TenantStanding before;
    private @Nullable TenantStanding asCreated;

    private TestApp(SdkApp app, ExtensionContext owner) {
        this.app = app;
        this.issued = IssuedUserSigs.of(owner, app.sdkAppId());
        this.neighbours = Neighbours.of(owner);
        this.tenant = Optional.empty();
        this.log = () -> "";
        this.lenient = true;
        this.journalStart = 0;
        this.end = () -> {};
    }

    private TestApp(MockIm tenant, ExtensionContext owner, Supplier<String> log, boolean lenient) {
        this.app = tenant.app();
        this.issued = IssuedUserSigs.of(owner, app.sdkAppId());
        this.neighbours = Neighbours.of(owner);
        this.asCreated = tenant.standing();
        this.tenant = Optional.of(tenant);
        this.log = log;
        this.lenient = lenient;
        this.journalStart = 0;
        this.end = tenant::remove;
    }

    private TestApp(GivenTenant given, ExtensionContext owner, boolean lenient) {
        this.app = given.im().app();
        this.issued = IssuedUserSigs.of(owner, app.sdkAppId());
        this.neighbours = Neighbours.of(owner);
        this.asCreated = given.im().standing();
        this.tenant = Optional.of(given.im());
        this.log = given::log;
        this.lenient = lenient;
        this.journalStart = given.journalStart();
        this.end = given::close;
    }

    /** The app of whoever asks, made now if this is the first time. */
    static TestApp of(ExtensionContext context) {
        Owner owner = Owner.of(context);
        return KEPT.in(owner.context(), its -> create(owner));
    }

    /** Takes the tenant that somebody gives this class, if so, even if no test asks for it: its app works with it. */
    static void takeGiven(ExtensionContext context) {
        if (TenantSource.of(Owner.of(context).context()).isPresent()) {
            of(context);
        }
    }

    /** The tenant, if somebody asked for the app before. */
    static Optional<MockIm> existingTenant(ExtensionContext context) {
        return existing(context).flatMap(TestApp::tenant);
    }

    /** The same app, if somebody asked for it before. */
    static Optional<TestApp> existing(ExtensionContext context) {
        return KEPT.in(Owner.of(context).context());
    }

    private static TestApp create(Owner owner) {
        if (owner.settings().isEmpty()) {
            return new TestApp(SdkApp.random(), owner.context());
        }
        TenantSettings settings = owner.settings().get();
        Optional<TenantSource> source = TenantSource.of(owner.context()).or(() -> OwnMock.of(owner.context()));
        if (source.isPresent()) {
            TestApp app = new TestApp(source.get().give(owner.context()), owner.context(), settings.lenient());
            app.neighbours.add(app, owner.context().getDisplayName());
            return app;
        }
        if (settings.tenantPer() == TenantPer.METHOD
                && owner.context().getTestMethod().isEmpty()) {
            throw new ExtensionConfigurationException(
                    "%s has a tenant for each test, so there is none for the class: inject into tests, @BeforeEach and instance fields, not into static fields, @BeforeAll or the constructor of a PER_CLASS class"
                            .formatted(owner.context().getDisplayName()));
        }
        SharedBackend backend = SharedBackend.of(owner.context(), settings.backend());
        MockIm tenant = settings.create(backend, owner.context().getRequiredTestClass());
        TestApp app = new TestApp(tenant, owner.context(), backend::log, settings.lenient());
        app.neighbours.add(app, owner.context().getDisplayName());
        return app;
    }

    SdkApp app() {
        return app;
    }

    Optional<MockIm> tenant() {
        return tenant;
    }

    /** What its back end has logged, for all its apps; empty without back end or log. */
    String backendLog() {
        return log.get();
    }

    /** The number of the last journal entry that is none of the class's. */
    long journalStart() {
        return journalStart;
    }

    /** Whether nobody looks at what became of a UserSig. */
    boolean isLenient() {
        return lenient;
    }

    MockIm requireTenant() {
        return tenant.orElseThrow(() -> new ParameterResolutionException(
                "there is no back end to inject: put @EnableMockIm on the test class or the one around it"));
    }

    /** Makes what is wanted, a text that was not made before unless the test fixes its times; if it is to be good, one that is. */
    ImCredentials issue(WantedUserSig wish) {
        WantedUserSig wanted = wish.userId().isEmpty()
                ? wish.forUser(app.admins().stream().findFirst().orElse(SdkApp.DEFAULT_ADMIN))
                : wish;
        Instant now = tenant.map(im -> im.clock().now()).orElseGet(Instant::now);
        UserSigMaker maker = new UserSigMaker(wanted, app, now);
        String text = text(maker, wanted, now);
        if (wanted.kind().refusal().isEmpty() && tenant.isPresent() && mayBeRevoked(maker, wanted, tenant.get())) {
            text = notRevoked(text, maker, wanted, now, tenant.get());
        }
        ImCredentials credentials = ImCredentials.of(app.sdkAppId(), wanted.userId(), text);
        if (wanted.admin()) {
            tenant.ifPresent(im -> holdAdmin(im, wanted.userId()));
        }
        if (wanted.kind().needsBackEnd()) {
            MockIm im = tenant.orElseThrow(() -> new ExtensionConfigurationException(
                    "%s asks for a UserSig that is %s, which needs a back end that knows of it: put @EnableMockIm on the test class"
                            .formatted(wanted.annotation(), wanted.kind().words())));
            wanted.kind().arrange(im, credentials);
        }
        return credentials;
    }

    private String text(UserSigMaker maker, WantedUserSig wanted, Instant now) {
        if (maker.isFixed()) {
            return maker.text(0);
        }
        return issued.unused(wanted, now, maker::text)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "%s asks for one more UserSig of %s in one second of the tenant's clock, and none that is new was found: let tests have users of their own"
                                .formatted(wanted.annotation(), wanted.userId())));
    }

    /** Asked before the whole UserSig is looked at, which costs more: one that is new is not among those revoked one by one. */
    private static boolean mayBeRevoked(UserSigMaker maker, WantedUserSig wanted, MockIm im) {
        return maker.isFixed()
                || im.lastKick(wanted.userId()).filter(maker::mayBeCoveredBy).isPresent();
    }

    /** One that is not revoked, nor covered by a kick: issued now or in the next second, if it may be. */
    private String notRevoked(String first, UserSigMaker maker, WantedUserSig wanted, Instant now, MockIm im) {
        Verdict verdict = im.verify(wanted.userId(), first);
        for (int later = 0; isRevoked(verdict) && later <= SECONDS_AFTER_A_KICK; later++) {
            Optional<UserSigMaker> after = maker.afterAKick(Duration.ofSeconds(later));
            if (after.isEmpty()) {
                break;
            }
            String text = text(after.get(), wanted, now);
            verdict = im.verify(wanted.userId(), text);
            if (!isRevoked(verdict)) {
                return text;
            }
        }
        if (isRevoked(verdict)) {
            throw new ExtensionConfigurationException(
                    "%s asks for a UserSig of %s that is %s, and the mock would refuse it with %d: %s. %s, use another user, or say kind = REVOKED if it is to be refused"
                            .formatted(
                                    wanted.annotation(),
                                    wanted.userId(),
                                    wanted.kind().words(),
                                    verdict.code(),
                                    verdict.reason(),
                                    "Leave " + (maker.isFixed() ? "issuedAgo or validFor" : "its times") + " out"));
        }
        return first;
    }

    private static boolean isRevoked(Verdict verdict) {
        return verdict.code() == ImError.USERSIG_INVALIDATED.code();
    }

    private synchronized void holdAdmin(MockIm im, String userId) {
        boolean held = heldAdmins.containsKey(userId);
        if (held || !im.admins().contains(userId)) {
            heldAdmins.merge(userId, 1, Integer::sum);
        }
        if (!held && heldAdmins.containsKey(userId)) {
            im.addAdmin(userId);
        }
    }

    /** A UserSig that was made is used no longer: a user who is an admin by such alone is one no longer, either. */
    synchronized void release(Injected injected) {
        String userId = injected.credentials().userId();
        if (injected.wanted().admin() && heldAdmins.containsKey(userId)) {
            if (heldAdmins.merge(userId, -1, Integer::sum) == 0) {
                heldAdmins.remove(userId);
                tenant.ifPresent(im -> im.removeAdmin(userId));
            }
        }
    }

    /** A test begins: what it changes is put back when it ends. Returns how the tenant stands. */
    synchronized Optional<TenantStanding> begin() {
        Optional<TenantStanding> now = standing();
        if (running++ == 0) {
            before = now.orElse(null);
        }
        return now;
    }

    /** A test ends: puts clock and admins back, unless others run beside it, which do so then. */
    synchronized void end() {
        running--;
        putBackTo(before);
    }

    /** How the tenant stands, without the admins that injected UserSigs have made. */
    synchronized Optional<TenantStanding> standing() {
        return tenant.map(MockIm::standing).map(now -> {
            if (heldAdmins.isEmpty()) {
                return now;
            }
            Set<String> admins = new LinkedHashSet<>(now.admins());
            admins.removeAll(heldAdmins.keySet());
            return now.withAdmins(admins);
        });
    }

    /** Puts clock and admins back to how they were, or if that is not known to how they were at first, unless tests run. */
    synchronized void putBackTo(@Nullable TenantStanding earlier) {
        TenantStanding standing = earlier != null ? earlier : asCreated;
        if (running == 0 && standing != null) {
            Set<String> admins = new LinkedHashSet<>(standing.admins());
            admins.addAll(heldAdmins.keySet());
            tenant.ifPresent(im -> putBack(im, standing.withAdmins(admins)));
        }
    }

    /** What a UserSig was presented to instead, if that is another tenant of this run. */
    Optional<String> whereElse(String userSig) {
        return neighbours.whereElse(this, userSig);
    }

    private static void putBack(MockIm im, TenantStanding standing) {
        try {
            im.putBack(standing);
        } catch (MockImException gone) { // with the back end or the tenant its clock is gone, and others say so
            LOGGER.log(System.Logger.Level.DEBUG, "nothing to put back", gone);
        }
    }

    @Override
    public void close() {
        neighbours.remove(this);
        end.run();
    }
}
