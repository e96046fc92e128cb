package io.github.usersig.clock;

import io.github.usersig.clock.internal.RealTimeClasses;

/**
 * Code that keeps the real time while the clock of the JVM is moved, because moving it would break what has nothing to
 * do with the test. {@link AppClock#alsoMove} makes it follow all the same.
 */
public enum RealTimeCode {

    /** The JDK's checks of certificates, in TLS and elsewhere: its package {@code sun.security}. */
    CERTIFICATES(RealTimeClasses.CERTIFICATES),

    /** The time-outs of {@code java.net.http.HttpClient}, which JDKs up to 21 take from the wall clock. */
    HTTP_CLIENT(RealTimeClasses.HTTP_CLIENT),

    /** JMX: its timers and the time stamps of its notifications. */
    JMX(RealTimeClasses.JMX),

    /**
     * The connections, pools and time-outs of Apache HttpClient 5, which go by the wall clock. Its cookies, its cache and
     * the dates it sends follow the moved clock as they are.
     */
    APACHE_HTTP_CLIENT(RealTimeClasses.APACHE_HTTP_CLIENT),

    /**
     * The time-outs of Tomcat's connectors and web sockets: of requests under way, uploads and kept connections. Its
     * sessions, dates and logs follow the moved clock as they are.
     */
    TOMCAT(RealTimeClasses.TOMCAT),

    /** Tomcat's JDBC pool, which waits for connections, and tells how old they are, by the wall clock. */
    TOMCAT_JDBC(RealTimeClasses.TOMCAT_JDBC),

    /** Kafka's clients, which wait by the wall clock. They have one clock for all, so time stamps of records are real too. */
    KAFKA(RealTimeClasses.KAFKA),

    /**
     * How Hazelcast watches over its members, its calls and its locks, and waits for them. What is in its maps and caches
     * expires with the moved clock as it is.
     */
    HAZELCAST(RealTimeClasses.HAZELCAST),

    /** JUnit, build tools, coverage, Mockito, Awaitility, Testcontainers and this kit itself, its mock IM included. */
    TEST_TOOLS(RealTimeClasses.TEST_TOOLS);

    private final RealTimeClasses classes;

    RealTimeCode(RealTimeClasses classes) {
        this.classes = classes;
    }

    /** As the agent's arguments and the control file write it: {@code http-client}. */
    public String word() {
        return classes.word();
    }

    void follow(boolean on) {
        classes.follow(on);
    }

    @Override
    public String toString() {
        return word();
    }
}
