package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.junit5.internal.NewTenant;
import io.github.usersig.junit5.internal.ProfileFile;
import io.github.usersig.junit5.internal.SeedFile;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * What the tenants of a class are like, said by {@link EnableMockIm} or by {@link MockImExtension}.
 *
 * @param app makes the app, given an SDKAppID nobody else has
 * @param seed fills the tenant once, given the test class
 * @param profile in what the app differs from others, given the test class
 * @param byAnnotation whether the annotation said so
 */
record TenantSettings(
        Backend backend,
        LongFunction<SdkApp> app,
        List<String> accounts,
        Function<Class<?>, Optional<String>> seed,
        Function<Class<?>, Optional<String>> profile,
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
                testClass -> ProfileFile.read(annotation.profile(), testClass),
                im -> {},
                annotation.tenantPer(),
                annotation.lenient(),
                true);
    }

    static SdkApp app(long sdkAppId, List<String> admins, boolean legacyKeys) {
        return NewTenant.app(sdkAppId, admins, legacyKeys);
    }

    MockIm create(SharedBackend backend, Class<?> testClass) {
        Optional<String> json = seed.apply(testClass); // read before anything is made, in case it cannot be
        Optional<String> yaml = profile.apply(testClass);
        return backend.createTenant(app, new NewTenant(accounts, yaml, json, setUp, testClass.getName()));
    }
}
