package io.github.usersig.clock.internal;

import io.github.usersig.clock.Island;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which classes stand on which island, and which islands have been lifted. */
public final class Islands {

    /**
     * In the JDK, by the beginning of the name as class files write it. Only reads of {@code Date}, {@code Instant} and
     * calendars matter there: nothing else moves.
     */
    private static final Map<String, Island> IN_THE_JDK = new LinkedHashMap<>();

    private static final Map<String, Island> ELSEWHERE = new LinkedHashMap<>();

    static {
        IN_THE_JDK.put("sun/security/", Island.CERTIFICATES);
        IN_THE_JDK.put("jdk/internal/net/http/", Island.HTTP_CLIENT);
        IN_THE_JDK.put("javax/management/", Island.JMX);
        for (String prefix : new String[] {
            "com.code_intelligence.",
            "com.github.dockerjava.",
            "com.intellij.",
            "io.github.usersig.",
            "io.kotest.",
            "net.bytebuddy.",
            "org.apache.maven.",
            "org.assertj.",
            "org.awaitility.",
            "org.codehaus.plexus.",
            "org.eclipse.jdt.",
            "org.gradle.",
            "org.jacoco.",
            "org.junit.",
            "org.junitpioneer.",
            "org.mockito.",
            "org.openjdk.jmh.",
            "org.opentest4j.",
            "org.pitest.",
            "org.spockframework.",
            "org.testcontainers.",
            "org.testng.",
            "worker.org.gradle.",
        }) {
            ELSEWHERE.put(prefix, Island.TEST_TOOLS);
        }
        ELSEWHERE.put("org.apache.hc.", Island.APACHE_HTTP_CLIENT);
    }

    private static final Set<Island> LIFTED = EnumSet.noneOf(Island.class);

    private Islands() {}

    public static @Nullable Island inTheJdk(String internalName) {
        return find(IN_THE_JDK, internalName);
    }

    public static @Nullable Island elsewhere(String className) {
        return find(ELSEWHERE, className);
    }

    private static @Nullable Island find(Map<String, Island> islands, String className) {
        for (Map.Entry<String, Island> island : islands.entrySet()) {
            if (className.startsWith(island.getKey())) {
                return island.getValue();
            }
        }
        return null;
    }

    static synchronized boolean lifted(Island island) {
        return LIFTED.contains(island);
    }

    /** Returns whether that changed anything. */
    public static boolean lift(Island island, boolean lifted) {
        synchronized (Islands.class) {
            if (!(lifted ? LIFTED.add(island) : LIFTED.remove(island))) {
                return false;
            }
        }
        Sites.assignAll();
        return true;
    }

    public static synchronized Set<Island> lifted() {
        return LIFTED.isEmpty() ? Set.of() : EnumSet.copyOf(LIFTED);
    }
}
