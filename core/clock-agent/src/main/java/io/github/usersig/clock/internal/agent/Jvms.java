package io.github.usersig.clock.internal.agent;

import org.jspecify.annotations.Nullable;

/** Which JVMs the agent runs in. What it can try by itself is left to {@link SelfTest}. */
final class Jvms {

    static final String TESTED = "JDK 17 and 25 (HotSpot)";
    private static final int NEWEST_TESTED = 25;

    private Jvms() {}

    /**
     * Refuses JVMs in which the self test proves too little: that a read follows today says nothing of what their compiler
     * makes of it later.
     *
     * @param name as the system property {@code java.vm.name} has it
     */
    static void requireSupported(String name) {
        if (name.contains("J9")) {
            throw new IllegalStateException("This JVM is " + name + ", on which it is not known to work."
                    + " Run the tests on a JDK with HotSpot, such as Temurin 17 or 25.");
        }
    }

    /** What is to be said of a version on which the self test has passed; null if there is nothing to say. */
    static @Nullable String notice(Runtime.Version version) {
        return version.feature() <= NEWEST_TESTED
                ? null
                : "UserSig TestKit: the clock agent has been tested on " + TESTED + "; on this JVM, " + version
                        + ", its own test at the start has passed.";
    }
}
