package io.github.usersig.spring;

import io.github.usersig.junit5.internal.GivenTenant;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.springframework.context.ApplicationContext;

/**
 * The tenant of a Spring context, which lives as long as that does, and is lent to one test class after the other. Safe for use by
 * many threads.
 */
final class ContextTenant {

    static final String BEAN = "io.github.usersig.spring.tenant";

    private final MockIm im;
    private final MockImBackend server;
    private final KeyFile keyFile;

    private @Nullable Class<?> borrower;
    private @Nullable Class<?> borrowedLast;
    private @Nullable Beginning beginning;

    private ContextTenant(MockIm im, MockImBackend server) {
        this.im = im;
        this.server = server;
        this.keyFile = new KeyFile(im.app().secretKey());
    }

    static ContextTenant create(DeclaredTenant declared, Class<?> testClass) {
        MockImBackend server = ContextServers.use(declared.backend());
        try {
            return new ContextTenant(declared.createOn(server, ContextServers.nextSdkAppId(), testClass), server);
        } catch (RuntimeException | Error e) {
            ContextServers.unuse();
            throw e;
        }
    }

    /** That of a context that was made with one. */
    static Optional<ContextTenant> of(ApplicationContext context) {
        return context.containsBean(BEAN) ? Optional.of(context.getBean(BEAN, ContextTenant.class)) : Optional.empty();
    }

    TenantValues values() {
        return new TenantValues(im.app(), im.endpoint(), im.webSocketEndpoint(), keyFile::path);
    }

    /**
     * Lends it, as it was when the context had started.
     *
     * @throws ExtensionConfigurationException if another class has it
     */
    synchronized GivenTenant lendTo(Class<?> testClass) {
        if (borrower != null) {
            throw new ExtensionConfigurationException(refusal(testClass, borrower));
        }
        Beginning before = beginning;
        beginning = before == null ? Beginning.of(im) : bringBack(before, testClass);
        long journalStart = before == null ? 0 : im.journalAfter(Long.MAX_VALUE).last();
        borrower = testClass;
        borrowedLast = testClass;
        return new Lent(journalStart);
    }

    private Beginning bringBack(Beginning before, Class<?> testClass) {
        try {
            return before.bringBack(im);
        } catch (RuntimeException e) {
            throw new ExtensionConfigurationException(
                    "the tenant of the Spring context that [%s] shares with [%s] cannot be put back to how the context began: %s. A test that removes it, or takes more than ninety snapshots, needs @DirtiesContext on its class"
                            .formatted(testClass.getName(), name(borrowedLast), e.getMessage()),
                    e);
        }
    }

    private static String refusal(Class<?> testClass, Class<?> borrower) {
        if (isInside(testClass, borrower)) {
            return "[%s] has an @EnableMockIm of its own, which says the same as that of [%s] around it: they share a Spring context, and so a tenant. Remove it, or let it say something else"
                    .formatted(testClass.getName(), borrower.getName());
        }
        return "[%s] and [%s] share a Spring context, and so a tenant, and run at the same time, so that nobody could tell whose calls are whose: put @ResourceLock(\"im\") on both, or say junit.jupiter.execution.parallel.mode.classes.default=same_thread, or give one of them other accounts or properties, and so a context of its own"
                .formatted(testClass.getName(), borrower.getName());
    }

    private static boolean isInside(Class<?> testClass, Class<?> other) {
        for (Class<?> outer = testClass.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            if (outer.isAssignableFrom(other)) {
                return true;
            }
        }
        return false;
    }

    private static String name(@Nullable Class<?> type) {
        return type == null ? "" : type.getName();
    }

    /** Whether one of these has it now. */
    synchronized boolean isLentToOneOf(Collection<Class<?>> testClasses) {
        return borrower != null && testClasses.contains(borrower);
    }

    private synchronized void takeBack() {
        borrower = null;
    }

    /** The context is closed. */
    void close() {
        try {
            im.remove();
        } finally {
            keyFile.delete();
            ContextServers.unuse();
        }
    }

    /** Names the tenant, and no key. */
    @Override
    public String toString() {
        return "ContextTenant[" + im + "]";
    }

    /** What a class has of it until its end. */
    private final class Lent implements GivenTenant {

        private final long journalStart;

        Lent(long journalStart) {
            this.journalStart = journalStart;
        }

        @Override
        public MockIm im() {
            return im;
        }

        @Override
        public long journalStart() {
            return journalStart;
        }

        @Override
        public String log() {
            return server.log();
        }

        @Override
        public void close() {
            takeBack();
        }
    }
}
