package io.github.usersig.junit5.internal;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The tests of a class that another test frame than Jupiter runs: Jupiter's annotations do not tell which they are.
 *
 * @param mayGoOn whether something of the class may still be run when each of them has been
 */
public record KnownTests(Set<Method> tests, boolean mayGoOn) {

    /** Copies the tests. */
    public KnownTests {
        tests = Set.copyOf(tests);
    }

    /** From now on these are the tests of this class. */
    public static void register(ExtensionContext classContext, KnownTests known) {
        classContext.getStore(Namespace.create(KnownTests.class)).put(KnownTests.class, known);
    }

    /** Those of this class; empty if Jupiter runs it. */
    public static Optional<KnownTests> of(ExtensionContext classContext) {
        return Optional.ofNullable(
                classContext.getStore(Namespace.create(KnownTests.class)).get(KnownTests.class, KnownTests.class));
    }
}
