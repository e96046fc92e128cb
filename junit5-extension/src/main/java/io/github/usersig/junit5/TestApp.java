package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The app a test class works with, and its tenant under {@link EnableMockIm}.
 *
 * <p>It lives in the store of the class that owns it: the closest one, going outwards, that carries the annotation, else
 * the outermost one. JUnit closes it after that class. Its key there is that class's own, because a store also answers
 * with what enclosing classes hold.
 */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class TestApp implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(TestApp.class);

    private final SdkApp app;
    private final Optional<MockIm> tenant;

    private TestApp(SdkApp app) {
        this.app = app;
        this.tenant = Optional.empty();
    }

    private TestApp(MockIm tenant) {
        this.app = tenant.app();
        this.tenant = Optional.of(tenant);
    }

    /** The test class's app, made now if this is the first time somebody asks. */
    static TestApp of(ExtensionContext context) {
        ExtensionContext owner = owner(context);
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        owner.getUniqueId(),
                        key -> settings(owner)
                                .map(settings ->
                                        new TestApp(SharedBackend.of(context).newTenant(settings)))
                                .orElseGet(() -> new TestApp(SdkApp.random())),
                        TestApp.class);
    }

    /** The tenant, if somebody asked for the test class's app before. */
    static Optional<MockIm> existingTenant(ExtensionContext context) {
        ExtensionContext owner = owner(context);
        return Optional.ofNullable(owner.getStore(NAMESPACE).get(owner.getUniqueId(), TestApp.class))
                .flatMap(TestApp::tenant);
    }

    private static ExtensionContext owner(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext c = context;
                c.getParent().isPresent();
                c = c.getParent().get()) {
            if (settings(c).isPresent()) {
                return c;
            }
            outermost = c;
        }
        return outermost;
    }

    private static Optional<EnableMockIm> settings(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), EnableMockIm.class);
    }

    SdkApp app() {
        return app;
    }

    private Optional<MockIm> tenant() {
        return tenant;
    }

    MockIm requireTenant() {
        return tenant.orElseThrow(() -> new ParameterResolutionException(
                "a MockIm parameter needs @EnableMockIm on the test class or an enclosing one"));
    }

    void ensureAdmin(String userId) {
        tenant.filter(im -> !im.admins().contains(userId)).ifPresent(im -> im.addAdmin(userId));
    }

    @Override
    public void close() {
        tenant.ifPresent(MockIm::remove);
    }
}
