package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tenant allows clients of the IM SDK that log in to it.
 *
 * <pre>{@code
 * im.sessionSettings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
 * im.sessionSettings(SessionSettings.DEFAULT.withInstances("Web", 10));             // ten pages of one user at once
 * im.sessionSettings(SessionSettings.DEFAULT.withHeartbeatTimeout(Duration.ofSeconds(2)));
 * }</pre>
 *
 * <p>They count for logins and silences from then on; nobody is pushed out by a change. Immutable.
 *
 * @param policy which platforms push each other out
 * @param instances how many clients of one platform may be there at once, by platform such as {@code Web}; one, if it is
 *     not named
 * @param heartbeatTimeout after how long a silence a client counts as gone, in real time
 */
public record SessionSettings(MultiDevicePolicy policy, Map<String, Integer> instances, Duration heartbeatTimeout) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /** All platforms at once, one client of each; gone after a minute of silence, as the vendor's page says of Web clients. */
    public static final SessionSettings DEFAULT =
            new SessionSettings(MultiDevicePolicy.MULTI, Map.of(), Duration.ofSeconds(60));

    /** @throws IllegalArgumentException if a number is less than 1, or the time-out shorter than a millisecond or longer than 365 days */
    public SessionSettings {
        requireNonNull(policy, "policy");
        instances = Map.copyOf(new TreeMap<>(instances));
        instances.forEach((platform, most) -> {
            if (most < 1) {
                throw new IllegalArgumentException("instances of " + platform + " is " + most + ": give at least 1");
            }
        });
        if (heartbeatTimeout.compareTo(SHORTEST) < 0 || heartbeatTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("heartbeatTimeout is " + heartbeatTimeout
                    + ": give at least a millisecond, and at most 365 days, which no test lasts");
        }
    }

    /** The same, with another policy. */
    public SessionSettings withPolicy(MultiDevicePolicy other) {
        return new SessionSettings(other, instances, heartbeatTimeout);
    }

    /**
     * The same, with so many clients of one platform at once, as the vendor's higher plans allow.
     *
     * @param platform such as {@code Web} or {@code Android}
     */
    public SessionSettings withInstances(String platform, int most) {
        Map<String, Integer> more = new TreeMap<>(instances);
        more.put(requireNonNull(platform, "platform"), most);
        return new SessionSettings(policy, more, heartbeatTimeout);
    }

    /** The same, with another time-out. */
    public SessionSettings withHeartbeatTimeout(Duration timeout) {
        return new SessionSettings(policy, instances, timeout);
    }
}
