package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImBackendProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A back end of a test run, one of its kind: started by the first test that needs it, closed by JUnit at the end. */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class SharedBackend implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static final String BACKEND_PARAMETER = "usersig.mock-im.backend";
    static final String BACKEND_VARIABLE = "USERSIG_MOCK_IM_BACKEND";

    private static final Namespace NAMESPACE = Namespace.create(SharedBackend.class);

    private final MockImBackend backend;

    /** Counted up from a random start, so that no two tenants meet, on a back end shared with other runs as well. */
    private final AtomicLong nextSdkAppId = new AtomicLong(SdkApp.random().sdkAppId());

    private SharedBackend(MockImBackend backend) {
        this.backend = backend;
    }

    static SharedBackend of(ExtensionContext context, Backend wanted) {
        String name = name(context, wanted);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        name, key -> new SharedBackend(provider(name).start()), SharedBackend.class);
    }

    private static String name(ExtensionContext context, Backend wanted) {
        if (wanted != Backend.AUTO) {
            return wanted.providerName();
        }
        return context.getConfigurationParameter(BACKEND_PARAMETER)
                .or(() -> Optional.ofNullable(System.getenv(BACKEND_VARIABLE)))
                .map(SharedBackend::spelling)
                .filter(name -> !name.isEmpty() && !name.equals(Backend.AUTO.providerName()))
                .orElseGet(SharedBackend::firstPresent);
    }

    /** Takes the names of {@link Backend}'s constants as well. */
    private static String spelling(String configured) {
        return configured.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String firstPresent() {
        List<String> present = names(providers());
        return present.contains(Backend.IN_PROCESS.providerName()) || present.isEmpty()
                ? Backend.IN_PROCESS.providerName()
                : present.get(0);
    }

    private static MockImBackendProvider provider(String wanted) {
        List<MockImBackendProvider> providers = providers();
        return providers.stream()
                .filter(provider -> provider.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "there is no back end \"%s\" on the class path, %s: %s with @EnableMockIm(backend), the JUnit parameter %s or the environment variable %s"
                                .formatted(
                                        wanted,
                                        providers.isEmpty() ? "and no other" : "only " + names(providers),
                                        artifact(wanted)
                                                .map(artifact -> "add " + artifact + ", or name another")
                                                .orElse("name one of those"),
                                        BACKEND_PARAMETER,
                                        BACKEND_VARIABLE)));
    }

    private static Optional<String> artifact(String wanted) {
        return switch (wanted) {
            case "in-process" -> Optional.of("io.github.usersig:usersig-mock-im-server");
            case "container" -> Optional.of("io.github.usersig:usersig-testcontainers");
            default -> Optional.empty();
        };
    }

    private static List<MockImBackendProvider> providers() {
        return ServiceLoader.load(MockImBackendProvider.class, SharedBackend.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static List<String> names(List<MockImBackendProvider> providers) {
        return providers.stream().map(MockImBackendProvider::name).toList();
    }

    MockIm createTenant(LongFunction<SdkApp> app) {
        return backend.createTenant(app.apply(nextSdkAppId.getAndIncrement()));
    }

    /** What the back end has logged, empty if it keeps no log. */
    String log() {
        return backend.log();
    }

    @Override
    public void close() {
        backend.close();
    }
}
