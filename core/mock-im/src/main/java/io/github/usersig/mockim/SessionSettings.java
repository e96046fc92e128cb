package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a tenant allows clients of the IM SDK that log in to it.
 *
 * <pre>{@code
 * im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
 * im.sessions().settings(SessionSettings.DEFAULT.withInstances("Web", 10));             // ten pages of one user at once
 * im.sessions().settings(SessionSettings.DEFAULT.withHeartbeatTimeout(Duration.ofSeconds(2)));
 * }</pre>
 *
 * <p>They count for logins and silences from then on; nobody is pushed out by a change. Immutable.
 */
public final class SessionSettings {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Delays.LONGEST;

    /** All platforms at once, one client of each; gone after a minute of silence, as the vendor's page says of Web clients. */
    public static final SessionSettings DEFAULT =
            new SessionSettings(MultiDevicePolicy.MULTI, Map.of(), Duration.ofSeconds(60));

    private final MultiDevicePolicy policy;
    private final Map<String, Integer> instances;
    private final Duration heartbeatTimeout;

    private SessionSettings(MultiDevicePolicy policy, Map<String, Integer> instances, Duration heartbeatTimeout) {
        this.policy = policy;
        this.instances = Collections.unmodifiableMap(instances);
        this.heartbeatTimeout = heartbeatTimeout;
    }

    /** The same, with another policy. */
    public SessionSettings withPolicy(MultiDevicePolicy other) {
        return new SessionSettings(requireNonNull(other, "policy"), instances, heartbeatTimeout);
    }

    /**
     * The same, with so many clients of one platform at once, as the vendor's higher plans allow.
     *
     * @param platform such as {@code Web} or {@code Android}
     * @throws IllegalArgumentException if less than 1
     */
    public SessionSettings withInstances(String platform, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("instances of " + platform + " is " + most + ": give at least 1");
        }
        Map<String, Integer> more = new TreeMap<>(instances);
        more.put(requireNonNull(platform, "platform"), most);
        return new SessionSettings(policy, more, heartbeatTimeout);
    }

    /**
     * The same, with another time-out.
     *
     * @throws IllegalArgumentException if shorter than a millisecond or longer than 365 days
     */
    public SessionSettings withHeartbeatTimeout(Duration timeout) {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("heartbeatTimeout is " + timeout
                    + ": give at least a millisecond, and at most 365 days, which no test lasts");
        }
        return new SessionSettings(policy, instances, timeout);
    }

    /** Which platforms push each other out. */
    public MultiDevicePolicy policy() {
        return policy;
    }

    /** How many clients of one platform may be there at once, by platform such as {@code Web}; one, if it is not named. */
    public Map<String, Integer> instances() {
        return instances;
    }

    /** After how long a silence a client counts as gone, in real time. */
    public Duration heartbeatTimeout() {
        return heartbeatTimeout;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionSettings that
                && policy == that.policy
                && instances.equals(that.instances)
                && heartbeatTimeout.equals(that.heartbeatTimeout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(policy, instances, heartbeatTimeout);
    }

    /** All of them. */
    @Override
    public String toString() {
        return "SessionSettings[" + policy + (instances.isEmpty() ? "" : ", instances " + instances)
                + ", heartbeatTimeout " + heartbeatTimeout + "]";
    }
}
