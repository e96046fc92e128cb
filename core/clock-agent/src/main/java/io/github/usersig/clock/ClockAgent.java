package io.github.usersig.clock;

import io.github.usersig.clock.internal.attach.SelfAttach;

/**
 * Puts the agent into a JVM that was started without it. The way to go is {@code -javaagent}; this is for where no option
 * can be given.
 *
 * <pre>{@code
 * class LoginTest {
 *     static {
 *         ClockAgent.attach();     // before AppClock is used for the first time
 *     }
 * }
 * }</pre>
 *
 * <p>Classes that have been loaded before keep their {@code System.currentTimeMillis()} real; {@code java.time},
 * {@code Date} and calendars follow in them too. JDK 21 and newer warn of agents that are loaded so, and a later JDK will
 * forbid it.
 */
public final class ClockAgent {

    private ClockAgent() {}

    /**
     * Loads the agent into this JVM and says so on the standard error stream; does nothing if it is there.
     *
     * @throws IllegalStateException if this JVM lets nobody attach, or if the agent's own jar cannot be found
     */
    public static void attach() {
        SelfAttach.attach();
    }

    /** Whether the agent is in this JVM. Unlike {@link AppClock}, this class may be used before {@link #attach}. */
    public static boolean isPresent() {
        return SelfAttach.isAgentPresent();
    }
}
