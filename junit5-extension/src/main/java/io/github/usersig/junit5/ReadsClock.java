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
 * Says that a test needs the clock of the app under test to be right, so that it does not run while another moves it. Any
 * number of such tests run at once.
 *
 * <pre>{@code
 * @Test
 * @ReadsClock
 * void issuesForADay() { ... }
 * }</pre>
 *
 * <p>A test that moves the clock, or switches something on, all the same fails: say {@link WritesClock}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(ClockExtension.class)
@ResourceLock(value = ClockExtension.LOCK, mode = ResourceAccessMode.READ)
public @interface ReadsClock {}
