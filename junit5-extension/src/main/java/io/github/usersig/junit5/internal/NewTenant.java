package io.github.usersig.junit5.internal;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A tenant to be made.
 *
 * @param accounts that it has from the start, besides the admins
 * @param profile in what its app differs from others, as {@code MockIm.profile} takes it
 * @param seed what fills it after that, as {@code MockIm.seed} takes it
 * @param setUp done to it after that
 * @param testClass whose it is, by name
 */
public record NewTenant(
        List<String> accounts,
        Optional<String> profile,
        Optional<String> seed,
        Consumer<MockIm> setUp,
        String testClass) {

    /** An app with a key of its own. */
    public static SdkApp app(long sdkAppId, List<String> admins, boolean legacyKeys) {
        SdkApp.Builder app = SdkApp.builder(sdkAppId).admins(admins);
        return legacyKeys ? app.legacyKeys(Legacy.KEYS).build() : app.build();
    }

    /** Makes it, or leaves nothing behind. */
    public MockIm createOn(MockImBackend backend, SdkApp app) {
        MockIm tenant = backend.createTenant(app, testClass);
        try {
            profile.ifPresent(text -> use(tenant, text));
            tenant.importAccounts(accounts.toArray(String[]::new));
            seed.ifPresent(text -> fill(tenant, text));
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

    private void use(MockIm tenant, String nameOrYaml) {
        try {
            tenant.profile(nameOrYaml);
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "the profile of %s cannot be used: %s".formatted(testClass, e.getMessage()), e);
        }
    }

    private void fill(MockIm tenant, String json) {
        try {
            tenant.seed(json);
        } catch (RuntimeException e) {
            throw new ExtensionConfigurationException(
                    "the seed of %s cannot be used: %s".formatted(testClass, e.getMessage()), e);
        }
    }

    /** One pair for the whole run: making one takes a millisecond, the first one seventy. */
    private static final class Legacy {
        static final LegacyKeys KEYS = LegacyKeys.generate();
    }
}
