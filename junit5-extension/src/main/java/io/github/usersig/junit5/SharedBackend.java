package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.junit5.internal.BackendChoice;
import io.github.usersig.junit5.internal.NewTenant;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A back end of a test run, one of its kind: started by the first test that needs it, closed by JUnit at the end. */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class SharedBackend implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static final String BACKEND_PARAMETER = BackendChoice.PARAMETER;
    static final String BACKEND_VARIABLE = BackendChoice.VARIABLE;

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
                        name,
                        key -> new SharedBackend(BackendChoice.provider(name).start()),
                        SharedBackend.class);
    }

    private static String name(ExtensionContext context, Backend wanted) {
        return BackendChoice.name(wanted.providerName(), context.getConfigurationParameter(BACKEND_PARAMETER));
    }

    MockIm createTenant(LongFunction<SdkApp> app, NewTenant tenant) {
        return tenant.createOn(backend, app.apply(nextSdkAppId.getAndIncrement()));
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
