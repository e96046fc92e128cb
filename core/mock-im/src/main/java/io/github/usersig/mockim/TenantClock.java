package io.github.usersig.mockim;

import java.time.Duration;
import java.time.Instant;

/**
 * What one tenant of the mock believes is now: UserSigs expire by it, messages and the journal are stamped with it. It
 * starts as the real time and follows no other clock; that of the app under test is another matter.
 *
 * <pre>{@code
 * im.clock().advance(Duration.ofDays(180));             // half a year later, for Tencent
 * assertThat(im.login("alice", userSig).code()).isEqualTo(70001);
 * }</pre>
 *
 * <p>Safe for use by many threads; the next request sees what was set.
 */
public interface TenantClock {

    /** What it shows. */
    Instant now();

    /** Makes it run ahead of the real time, or behind it if negative. */
    void skew(Duration ahead);

    /** Makes it show one instant and stay there. */
    void freezeAt(Instant instant);

    /**
     * Lets time go by; a frozen clock stays frozen.
     *
     * @throws IllegalArgumentException if negative: use {@link #skew} to turn it back
     */
    void advance(Duration by);

    /** Makes it show the real time. */
    void restore();
}
