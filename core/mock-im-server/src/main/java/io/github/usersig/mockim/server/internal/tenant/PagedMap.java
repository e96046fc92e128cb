package io.github.usersig.mockim.server.internal.tenant;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map in the order in which its keys came first, like a {@link java.util.LinkedHashMap}, of which a page costs what is on it.
 *
 * @param <K> a key
 * @param <V> a value
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
final class PagedMap<K, V> extends AbstractMap<K, V> implements Serializable {

    private final Map<K, Numbered<K, V>> byKey = new HashMap<>();
    private final Places<Numbered<K, V>> inOrder = new Places<>();
    private long last;

    private static final class Numbered<K, V> extends SimpleEntry<K, V> implements Comparable<Numbered<?, ?>> {
        private static final long serialVersionUID = 1;

        private final long number;

        Numbered(long number, K key, V value) {
            super(key, value);
            this.number = number;
        }

        @Override
        public int compareTo(Numbered<?, ?> other) {
            return Long.compare(number, other.number);
        }
    }

    @Override
    public int size() {
        return byKey.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return byKey.containsKey(key);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        Numbered<K, V> entry = byKey.get(key);
        return entry == null ? null : entry.getValue();
    }

    @Override
    public @Nullable V put(K key, V value) {
        Numbered<K, V> entry = byKey.get(key);
        if (entry != null) {
            return entry.setValue(value);
        }
        Numbered<K, V> added = new Numbered<>(++last, key, value);
        byKey.put(key, added);
        inOrder.add(added);
        return null;
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        Numbered<K, V> entry = byKey.remove(key);
        if (entry == null) {
            return null;
        }
        inOrder.remove(entry);
        return entry.getValue();
    }

    @Override
    public void clear() {
        byKey.clear();
        inOrder.clear();
    }

    /** Those from one place to before another, as far as there are any. */
    List<Map.Entry<K, V>> page(long from, long to) {
        return inOrder.page(from, to).stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many came before this key, which is there. */
    int placeOf(K key) {
        return inOrder.before(requireNonNull(byKey.get(key)));
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return byKey.size();
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                Iterator<Numbered<K, V>> each = inOrder.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Map.Entry<K, V> next() {
                        return each.next();
                    }
                };
            }
        };
    }
}
