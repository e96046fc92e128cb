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
 * Stops the clock of the app under test during a test.
 *
 * <pre>{@code
 * @Test
 * @FreezeClock("2027-01-01T00:00:00Z")
 * void expiresToTheSecond(AppClock clock) {
 *     String sig = app.login("alice");
 *     clock.advance(Duration.ofDays(180));
 *     ...
 * }
 * }</pre>
 *
 * <p>Levels, life cycle and parallel tests as with {@link WithClockSkew}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(ClockExtension.class)
@ResourceLock(value = ClockExtension.LOCK, mode = ResourceAccessMode.READ_WRITE)
public @interface FreezeClock {

    /** Where it stops, as an ISO instant such as {@code 2027-01-01T00:00:00Z}; where it is unless told otherwise. */
    String value() default "";

    /**
     * Whose clock, such as {@code com.acme.client} or the full name of a class; that of the whole JVM unless told otherwise. A
     * test fails, and a class as a whole, if by its end no class has been loaded from one of them that reads a clock: nothing
     * was moved there. {@link #lenient} switches that off.
     */
    String[] packages() default {};

    /** Whether there may be packages among {@link #packages} in which no clock is read. */
    boolean lenient() default false;
}
