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

    /** Apache HttpClient 5, whose pool and time-outs go by the wall clock. */
    APACHE_HTTP_CLIENT(RealTimeClasses.APACHE_HTTP_CLIENT),

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
