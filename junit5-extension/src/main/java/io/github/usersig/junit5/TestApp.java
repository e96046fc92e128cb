package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The app a test works with, and its tenant if there is a back end.
 *
 * <p>It lives in the store of the context that owns it: of the closest class, going outwards, that has settings, of the
 * test itself if each has its own, and without settings of the outermost class. JUnit closes it after that. Its key there
 * is that context's own, because a store also answers with what enclosing contexts hold.
 */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class TestApp implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(TestApp.class);

    /** Far more than tests can run at one time, and few enough to be told in seconds. */
    private static final int MOST_ATTEMPTS = 20_000;

    private final SdkApp app;
    private final Optional<MockIm> tenant;
    private final Supplier<String> log;
    private final boolean lenient;

    /** What tests that run now have been given. */
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    private TestApp(SdkApp app) {
        this.app = app;
        this.tenant = Optional.empty();
        this.log = () -> "";
        this.lenient = true;
    }

    private TestApp(MockIm tenant, Supplier<String> log, boolean lenient) {
        this.app = tenant.app();
        this.tenant = Optional.of(tenant);
        this.log = log;
        this.lenient = lenient;
    }

    /** The app of whoever asks, made now if this is the first time. */
    static TestApp of(ExtensionContext context) {
        Owner owner = Owner.of(context);
        return owner.context()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(owner.context().getUniqueId(), key -> create(owner), TestApp.class);
    }

    /** The tenant, if somebody asked for the app before. */
    static Optional<MockIm> existingTenant(ExtensionContext context) {
        return existing(context).flatMap(TestApp::tenant);
    }

    /** The same app, if somebody asked for it before. */
    static Optional<TestApp> existing(ExtensionContext context) {
        ExtensionContext owner = Owner.of(context).context();
        return Optional.ofNullable(owner.getStore(NAMESPACE).get(owner.getUniqueId(), TestApp.class));
    }

    private static TestApp create(Owner owner) {
        if (owner.settings().isEmpty()) {
            return new TestApp(SdkApp.random());
        }
        TenantSettings settings = owner.settings().get();
        if (settings.tenantPer() == TenantPer.METHOD
                && owner.context().getTestMethod().isEmpty()) {
            throw new ExtensionConfigurationException(
                    "%s has a tenant for each test, so there is none for the class: inject into tests, @BeforeEach and instance fields, not into static fields, @BeforeAll or the constructor of a PER_CLASS class"
                            .formatted(owner.context().getDisplayName()));
        }
        SharedBackend backend = SharedBackend.of(owner.context(), settings.backend());
        return new TestApp(
                settings.create(backend, owner.context().getRequiredTestClass()), backend::log, settings.lenient());
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

    /** Whether nobody looks at what became of a UserSig. */
    boolean isLenient() {
        return lenient;
    }

    MockIm requireTenant() {
        return tenant.orElseThrow(() -> new ParameterResolutionException(
                "there is no back end to inject: put @EnableMockIm on the test class or the one around it"));
    }

    /** Makes what is wanted, a text that no test has that runs now. */
    ImCredentials issue(WantedUserSig wish) {
        WantedUserSig wanted = wish.userId().isEmpty()
                ? wish.forUser(app.admins().stream().findFirst().orElse(SdkApp.DEFAULT_ADMIN))
                : wish;
        Instant now = tenant.map(im -> im.clock().now()).orElseGet(Instant::now);
        UserSigMaker maker = new UserSigMaker(wanted, app, now);
        String text = unused(maker, wanted);
        ImCredentials credentials = ImCredentials.of(app.sdkAppId(), wanted.userId(), text);
        if (wanted.admin()) {
            ensureAdmin(wanted.userId());
        }
        if (wanted.kind().needsBackEnd()) {
            MockIm im = tenant.orElseThrow(() -> new ExtensionConfigurationException(
                    "%s asks for a UserSig that is %s, which needs a back end that knows of it: put @EnableMockIm on the test class"
                            .formatted(wanted.annotation(), wanted.kind().words())));
            wanted.kind().arrange(im, credentials);
        }
        return credentials;
    }

    private String unused(UserSigMaker maker, WantedUserSig wanted) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            String text = maker.text(attempt);
            if (text.isEmpty() || inUse.add(text)) {
                return text;
            }
        }
        throw new ExtensionConfigurationException(
                "%s asks for a UserSig of %s that no other test has, and %d are in use already: let tests have users of their own"
                        .formatted(wanted.annotation(), wanted.userId(), MOST_ATTEMPTS));
    }

    /** From now on another test may have the same text. */
    void release(String userSig) {
        inUse.remove(userSig);
    }

    private void ensureAdmin(String userId) {
        tenant.filter(im -> !im.admins().contains(userId)).ifPresent(im -> im.addAdmin(userId));
    }

    @Override
    public void close() {
        tenant.ifPresent(MockIm::remove);
    }
}
