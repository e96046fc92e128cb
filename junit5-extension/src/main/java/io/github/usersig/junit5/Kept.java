package io.github.usersig.junit5;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * One kind of thing that contexts keep in JUnit's stores, each its own: a store also answers with what the contexts around it hold,
 * so the key is the ID of the context alone. That is a long text whose hash code JUnit's own instance remembers; a text made of it
 * would be hashed anew with every look into the stores of all contexts around.
 */
final class Kept<T> {

    private final Namespace namespace;
    private final Class<T> type;

    private Kept(Namespace namespace, Class<T> type) {
        this.namespace = namespace;
        this.type = type;
    }

    /** By this name, which is unique within the class that keeps it. */
    static <T> Kept<T> by(Class<?> keeper, String name, Class<T> type) {
        return new Kept<>(Namespace.create(keeper, name), type);
    }

    Optional<T> in(ExtensionContext context) {
        return Optional.ofNullable(store(context).get(context.getUniqueId(), type));
    }

    /** What this context has, made now if it is the first time that it is asked for. */
    T in(ExtensionContext context, Function<ExtensionContext, T> make) {
        return store(context).getOrComputeIfAbsent(context.getUniqueId(), id -> make.apply(context), type);
    }

    void put(ExtensionContext context, T thing) {
        store(context).put(context.getUniqueId(), thing);
    }

    Optional<T> remove(ExtensionContext context) {
        return Optional.ofNullable(store(context).remove(context.getUniqueId(), type));
    }

    private Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }
}
