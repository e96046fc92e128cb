package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImBackendProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The one back end of a test run: started by the first test that needs it, closed by JUnit at the end. */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class SharedBackend implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static final String BACKEND_PARAMETER = "usersig.mock-im.backend";
    static final String DEFAULT_BACKEND = "in-process";

    private static final Namespace NAMESPACE = Namespace.create(SharedBackend.class);

    private final MockImBackend backend;

    /** Counted up from a random start, so that no two tenants meet, on a back end shared with other runs as well. */
    private final AtomicLong nextSdkAppId = new AtomicLong(SdkApp.random().sdkAppId());

    private SharedBackend(MockImBackend backend) {
        this.backend = backend;
    }

    static SharedBackend of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        SharedBackend.class,
                        key -> new SharedBackend(provider(context).start()),
                        SharedBackend.class);
    }

    private static MockImBackendProvider provider(ExtensionContext context) {
        String wanted = context.getConfigurationParameter(BACKEND_PARAMETER).orElse(DEFAULT_BACKEND);
        List<MockImBackendProvider> providers =
                ServiceLoader.load(MockImBackendProvider.class, SharedBackend.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        return providers.stream()
                .filter(provider -> provider.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new ExtensionConfigurationException("%s=%s names no back end on the class path; there are %s"
                                .formatted(
                                        BACKEND_PARAMETER,
                                        wanted,
                                        providers.stream()
                                                .map(MockImBackendProvider::name)
                                                .toList())));
    }

    MockIm newTenant(EnableMockIm settings) {
        SdkApp app = SdkApp.builder(nextSdkAppId.getAndIncrement())
                .admins(settings.admins())
                .build();
        MockIm tenant = backend.createTenant(app);
        tenant.importAccounts(settings.accounts());
        return tenant;
    }

    @Override
    public void close() {
        backend.close();
    }
}
