package io.github.usersig.junit5.internal.frames;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/** One namespace of a context's store, which is JUnit's own, as Jupiter has it. */
@SuppressWarnings("NullAway") // JUnit says nothing about null before 6.0
record ForeignStore(NamespacedHierarchicalStore<Namespace> store, Namespace namespace)
        implements ExtensionContext.Store {

    /** A store within another one, which closes what can be closed in the reverse order. */
    static NamespacedHierarchicalStore<Namespace> within(@Nullable NamespacedHierarchicalStore<Namespace> outer) {
        return new NamespacedHierarchicalStore<>(outer, (namespace, key, value) -> {
            if (value instanceof AutoCloseable closeable) {
                closeable.close();
            }
        });
    }

    @Override
    public @Nullable Object get(Object key) {
        return store.get(namespace, key);
    }

    @Override
    public <V> @Nullable V get(Object key, Class<V> type) {
        return store.get(namespace, key, type);
    }

    @Override
    public <K, V> @Nullable Object getOrComputeIfAbsent(K key, Function<K, V> maker) {
        return store.getOrComputeIfAbsent(namespace, key, maker);
    }

    @Override
    public <K, V> @Nullable V getOrComputeIfAbsent(K key, Function<K, V> maker, Class<V> type) {
        return store.getOrComputeIfAbsent(namespace, key, maker, type);
    }

    @Override
    public void put(Object key, @Nullable Object value) {
        store.put(namespace, key, value);
    }

    @Override
    public @Nullable Object remove(Object key) {
        return store.remove(namespace, key);
    }

    @Override
    public <V> @Nullable V remove(Object key, Class<V> type) {
        return store.remove(namespace, key, type);
    }
}
