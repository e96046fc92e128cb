package io.github.usersig.junit5;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What the tenants of a class are like, said by {@link EnableMockIm} or by {@link MockImExtension}.
 *
 * @param app makes the app, given an SDKAppID nobody else has
 * @param seed fills the tenant once, given the test class
 * @param byAnnotation whether the annotation said so
 */
record TenantSettings(
        Backend backend,
        LongFunction<SdkApp> app,
        List<String> accounts,
        Function<Class<?>, Optional<String>> seed,
        Consumer<MockIm> setUp,
        TenantPer tenantPer,
        boolean lenient,
        boolean byAnnotation) {

    static TenantSettings of(EnableMockIm annotation) {
        return new TenantSettings(
                annotation.backend(),
                sdkAppId -> app(sdkAppId, List.of(annotation.admins()), annotation.legacyKeys()),
                List.of(annotation.accounts()),
                testClass -> SeedFile.read(annotation.seedFile(), testClass),
                im -> {},
                annotation.tenantPer(),
                annotation.lenient(),
                true);
    }

    static SdkApp app(long sdkAppId, List<String> admins, boolean legacyKeys) {
        SdkApp.Builder app = SdkApp.builder(sdkAppId).admins(admins);
        return legacyKeys ? app.legacyKeys(Legacy.KEYS).build() : app.build();
    }

    MockIm create(SharedBackend backend, Class<?> testClass) {
        Optional<String> json = seed.apply(testClass); // read before anything is made, in case it cannot be
        MockIm tenant = backend.createTenant(app);
        try {
            tenant.importAccounts(accounts.toArray(String[]::new));
            json.ifPresent(text -> fill(tenant, text, testClass));
            setUp.accept(tenant);
            return tenant;
        } catch (RuntimeException | Error e) { // nobody else knows of it, to take it away
            remove(tenant, e);
            throw e;
        }
    }

    private static void remove(MockIm tenant, Throwable failure) {
        try {
            tenant.remove();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void fill(MockIm tenant, String json, Class<?> testClass) {
        try {
            tenant.seed(json);
        } catch (RuntimeException e) {
            throw new ExtensionConfigurationException(
                    "the seed of %s cannot be used: %s".formatted(testClass.getName(), e.getMessage()), e);
        }
    }

    /** One pair for the whole run: making one takes a millisecond, the first one seventy. */
    private static final class Legacy {
        static final LegacyKeys KEYS = LegacyKeys.generate();
    }
}
