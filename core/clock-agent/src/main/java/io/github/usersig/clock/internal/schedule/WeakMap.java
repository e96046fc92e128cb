package io.github.usersig.clock.internal.schedule;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What we know about objects that are not ours, for as long as anybody else holds them. By identity: an app's
 * {@code equals} is none of our business. Thread-safe; a look takes no lock.
 */
final class WeakMap<V> {

    private final ConcurrentHashMap<Object, V> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    private final Consumer<V> whenGone;

    /** @param whenGone what is done with a value whose key nobody holds any longer */
    WeakMap(Consumer<V> whenGone) {
        this.whenGone = whenGone;
    }

    @Nullable
    V get(Object key) {
        return values.get(new Probe(key));
    }

    /** Returns what was there before. */
    @Nullable
    V put(Object key, V value) {
        expunge();
        return values.put(new Key(key, gone), value);
    }

    @Nullable
    V remove(Object key) {
        return values.remove(new Probe(key));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** With each key that is still held. */
    void forEach(BiConsumer<Object, V> each) {
        expunge();
        values.forEach((key, value) -> {
            Object held = ((Key) key).get();
            if (held != null) {
                each.accept(held, value);
            }
        });
    }

    private void expunge() {
        for (Object key = gone.poll(); key != null; key = gone.poll()) {
            V value = values.remove(key);
            if (value != null) {
                whenGone.accept(value);
            }
        }
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object referent, ReferenceQueue<Object> queue) {
            super(referent, queue);
            this.hash = System.identityHashCode(referent);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Key that && that.get() == mine;
        }
    }

    /** To look something up without a reference that the garbage collector would have to know. */
    private static final class Probe {
        private final Object wanted;

        Probe(Object wanted) {
            this.wanted = wanted;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(wanted);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.get() == wanted;
        }
    }
}
