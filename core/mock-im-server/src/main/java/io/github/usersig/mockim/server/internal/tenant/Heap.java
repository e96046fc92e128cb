package io.github.usersig.mockim.server.internal.tenant;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The heap of this JVM, as {@link HeapRoom} looks at it. */
interface Heap {

    /** How many bytes it can have. */
    long most();

    /** How many are in use, garbage included. Costs next to nothing. */
    long used();

    /** How many are in use for good at most: what has survived collections, and garbage among that. */
    long survived();

    /** How many were in use after the last collection of each part. */
    long usedAfterCollection();

    /** Has all garbage collected, unless the JVM was told not to do so when asked. */
    void collect();

    /** That of this JVM. Its parts are asked for when they are first needed: to make them ready takes as long as many tests. */
    static Heap ofThisJvm() {
        return new Heap() {

            private @Nullable List<MemoryPoolMXBean> parts;

            @Override
            public long most() {
                return Runtime.getRuntime().maxMemory();
            }

            @Override
            public long used() {
                Runtime runtime = Runtime.getRuntime();
                return runtime.totalMemory() - runtime.freeMemory();
            }

            @Override
            public long survived() {
                return parts().stream()
                        .mapToLong(part -> isForNewObjects(part) ? afterCollection(part) : inUse(part))
                        .sum();
            }

            @Override
            public long usedAfterCollection() {
                return parts().stream().mapToLong(this::afterCollection).sum();
            }

            @Override
            @SuppressWarnings("PMD.DoNotCallGarbageCollectionExplicitly")
            public void collect() {
                System.gc();
            }

            private synchronized List<MemoryPoolMXBean> parts() {
                List<MemoryPoolMXBean> known = parts;
                if (known == null) {
                    known = ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(part -> part.getType() == MemoryType.HEAP)
                            .toList();
                    parts = known;
                }
                return known;
            }

            private boolean isForNewObjects(MemoryPoolMXBean part) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                return name.contains("eden") || name.contains("survivor") || name.contains("young");
            }

            private long inUse(MemoryPoolMXBean part) {
                MemoryUsage usage = part.getUsage();
                return usage == null ? 0 : usage.getUsed(); // null: the part is no longer there
            }

            private long afterCollection(MemoryPoolMXBean part) {
                MemoryUsage usage = part.getCollectionUsage();
                return usage == null ? inUse(part) : usage.getUsed();
            }
        };
    }
}
