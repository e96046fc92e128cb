package io.github.usersig.clock.internal;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Classes that keep the real time while the clock of the JVM is moved, until somebody lets them follow it. */
public enum RealTimeClasses {
    CERTIFICATES("sun/security/"),
    HTTP_CLIENT("jdk/internal/net/http/"),
    JMX("javax/management/"),
    /** What pools and waits; not what keeps cookies and answers, nor what dates requests. */
    APACHE_HTTP_CLIENT(
            "org.apache.hc.client5.http.impl.async.",
            "org.apache.hc.client5.http.impl.classic.",
            "org.apache.hc.client5.http.impl.io.",
            "org.apache.hc.client5.http.impl.nio.",
            "org.apache.hc.core5.concurrent.",
            "org.apache.hc.core5.http2.",
            "org.apache.hc.core5.pool.",
            "org.apache.hc.core5.reactor.",
            "org.apache.hc.core5.util."),
    /** What times out; not {@code org.apache.catalina}, where sessions end and logs are written. */
    TOMCAT(
            "org.apache.coyote.AbstractProtocol",
            "org.apache.coyote.AsyncStateMachine",
            "org.apache.coyote.http2.",
            "org.apache.tomcat.util.net.",
            "org.apache.tomcat.util.threads.",
            "org.apache.tomcat.websocket."),
    /** All of it: how long a connection is idle, lent or alive is one time stamp there, and the waits are compared to it. */
    TOMCAT_JDBC("org.apache.tomcat.jdbc.pool."),
    /** The one class through which its clients read the clock, whatever for. */
    KAFKA("org.apache.kafka.common.utils.SystemTime"),
    /**
     * What waits, and watches over other members and calls. What data and statistics are dated by is not: maps and caches
     * ask the same clock, which is that of {@code com.hazelcast.internal.util}.
     */
    HAZELCAST(
            "com.hazelcast.client.impl.",
            "com.hazelcast.instance.impl.",
            "com.hazelcast.internal.cluster.",
            "com.hazelcast.internal.diagnostics.",
            "com.hazelcast.internal.locksupport.",
            "com.hazelcast.internal.networking.",
            "com.hazelcast.internal.nio.",
            "com.hazelcast.internal.partition.",
            "com.hazelcast.internal.server.",
            "com.hazelcast.internal.util.LockGuard",
            "com.hazelcast.internal.util.scheduler.",
            "com.hazelcast.spi.impl.",
            "com.hazelcast.splitbrainprotection.",
            "com.hazelcast.transaction."),
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

    private static final List<RealTimeClasses> ELSEWHERE =
            List.of(TEST_TOOLS, APACHE_HTTP_CLIENT, TOMCAT, TOMCAT_JDBC, KAFKA, HAZELCAST);

    /**
     * Everybody needs these from the start of the JVM on, and to weave them would take as long as all else. One only dates
     * what the JDK's own debugging prints, the others read no clock.
     */
    private static final List<String> OF_THE_JDK_BUT_NOT_THESE =
            List.of("sun/security/util/Debug", "sun/security/action/");

    /** What the names of these classes begin with; in the JDK as class files write them. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> prefixes;

    /** A field and no set of enums, which a starting JVM would have to look up by reflection. */
    @SuppressWarnings("ImmutableEnumChecker") // it is what a test changes
    private final AtomicBoolean following = new AtomicBoolean();

    RealTimeClasses(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** As the agent's arguments and the control file write it: {@code http-client}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those to which a class of the JDK belongs, if any. */
    public static @Nullable RealTimeClasses inTheJdk(String internalName) {
        RealTimeClasses found = find(IN_THE_JDK, internalName);
        return found != null && startsWithAny(internalName, OF_THE_JDK_BUT_NOT_THESE) ? null : found;
    }

    /** Those to which any other class belongs. */
    public static @Nullable RealTimeClasses elsewhere(String className) {
        return find(ELSEWHERE, className);
    }

    private static @Nullable RealTimeClasses find(List<RealTimeClasses> all, String className) {
        for (RealTimeClasses each : all) {
            if (startsWithAny(className, each.prefixes)) {
                return each;
            }
        }
        return null;
    }

    private static boolean startsWithAny(String className, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether they follow the clock of the JVM. */
    boolean follow() {
        return following.get();
    }

    /** Lets them follow the clock of the JVM from now on, or no longer. */
    public void follow(boolean on) {
        if (following.compareAndSet(!on, on)) {
            Sites.assignAll();
        }
    }
}
