package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Says that a test moves the clock of the app under test itself, so that no other that has one of the clock annotations runs
 * at the same time. {@code AppClock} can be injected; the clock, and what it also moves, are put back after the test to how
 * they were before it, however it ended.
 *
 * <pre>{@code
 * @Test
 * @WritesClock
 * void refreshesBeforeExpiry(AppClock clock) {
 *     clock.advance(Duration.ofHours(23));
 *     ...
 * }
 * }</pre>
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(ClockExtension.class)
@ResourceLock(value = ClockExtension.LOCK, mode = ResourceAccessMode.READ_WRITE)
public @interface WritesClock {}
