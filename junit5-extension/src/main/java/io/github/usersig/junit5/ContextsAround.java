package io.github.usersig.junit5;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A context and those around it: a test's, its class's, those of the classes around that, and the engine's. */
final class ContextsAround {

    private ContextsAround() {}

    /** This one and those around it, from the inside out. */
    static List<ExtensionContext> from(ExtensionContext context) {
        List<ExtensionContext> contexts = new ArrayList<>();
        for (Optional<ExtensionContext> c = Optional.of(context);
                c.isPresent();
                c = c.get().getParent()) {
            contexts.add(c.get());
        }
        return contexts;
    }

    /** Those around this one, from the inside out. */
    static List<ExtensionContext> of(ExtensionContext context) {
        return context.getParent().map(ContextsAround::from).orElseGet(List::of);
    }
}
