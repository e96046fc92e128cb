package io.github.usersig.clock.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classes that keep the real time while the clock of the JVM is moved, until somebody lets them follow it. */
public enum RealTimeClasses {
    CERTIFICATES("sun/security/"),
    HTTP_CLIENT("jdk/internal/net/http/"),
    JMX("javax/management/"),
    APACHE_HTTP_CLIENT("org.apache.hc."),
    TEST_TOOLS(
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
            "worker.org.gradle.");

    /** In the JDK only reads of {@code Date}, {@code Instant} and calendars matter: nothing else moves there. */
    private static final List<RealTimeClasses> IN_THE_JDK = List.of(CERTIFICATES, HTTP_CLIENT, JMX);

    private static final List<RealTimeClasses> ELSEWHERE = List.of(TEST_TOOLS, APACHE_HTTP_CLIENT);

    private static final Set<RealTimeClasses> FOLLOWING = EnumSet.noneOf(RealTimeClasses.class);

    /** What the names of these classes begin with; in the JDK as class files write them. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> prefixes;

    RealTimeClasses(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** As the agent's arguments and the control file write it: {@code http-client}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those to which a class of the JDK belongs, if any. */
    public static @Nullable RealTimeClasses inTheJdk(String internalName) {
        return find(IN_THE_JDK, internalName);
    }

    /** Those to which any other class belongs. */
    public static @Nullable RealTimeClasses elsewhere(String className) {
        return find(ELSEWHERE, className);
    }

    private static @Nullable RealTimeClasses find(List<RealTimeClasses> all, String className) {
        for (RealTimeClasses each : all) {
            for (String prefix : each.prefixes) {
                if (className.startsWith(prefix)) {
                    return each;
                }
            }
        }
        return null;
    }

    /** Whether they follow the clock of the JVM. */
    boolean follow() {
        synchronized (FOLLOWING) {
            return FOLLOWING.contains(this);
        }
    }

    /** Lets them follow the clock of the JVM from now on, or no longer. */
    public void follow(boolean on) {
        synchronized (FOLLOWING) {
            if (!(on ? FOLLOWING.add(this) : FOLLOWING.remove(this))) {
                return;
            }
        }
        Sites.assignAll();
    }
}
