package io.github.usersig.junit5.internal;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Somebody who has the tenant of a test class already, so that none is made for it on the back end of the run. */
public interface TenantSource {

    /**
     * Gives it, once for a context: when it is asked for first, and before the first test of the class at the latest.
     *
     * @param owner whose tenant it is: the context of a class or, if each test shall have its own, of a test
     */
    GivenTenant give(ExtensionContext owner);

    /** From this context inwards, whoever has settings of a tenant is given it by this one. */
    static void register(ExtensionContext context, TenantSource source) {
        context.getStore(Namespace.create(TenantSource.class)).put(TenantSource.class, source);
    }

    /** Who gives it; empty if a tenant is to be made. */
    static Optional<TenantSource> of(ExtensionContext owner) {
        return Optional.ofNullable(
                owner.getStore(Namespace.create(TenantSource.class)).get(TenantSource.class, TenantSource.class));
    }
}
