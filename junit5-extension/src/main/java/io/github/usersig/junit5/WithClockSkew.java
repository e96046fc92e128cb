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
 * Makes the clock of the app under test run ahead of the real one, or behind it, during a test.
 *
 * <pre>{@code
 * @Test
 * @WithClockSkew("PT10M")
 * void serverIsTenMinutesFast(MockIm im, AppClock clock) { ... }
 * }</pre>
 *
 * <p>The mock's clock stays real: see {@code MockIm.clock()}. The JVM must run with the clock agent; without it the test
 * fails with a message that says what to add where.
 *
 * <p><b>Levels.</b> The closest counts: of the method, the class or its superclasses, the enclosing classes; there also
 * {@link FreezeClock}.
 *
 * <p><b>Life cycle.</b> On a class the clock is set before an instance of it is made and before {@code @BeforeAll} methods, and
 * put back when all has been called for the class; what {@code @BeforeAll} methods do to it counts for all tests. On a method it
 * is set before the instance for that test is made ({@code PER_CLASS}: before {@code @BeforeEach} methods) and put back when all
 * has been called for the test. It is put back whatever the test has done to it, what it has also made follow included, and
 * however it ended; within a class, to how the class has it. {@code AppClock} can be injected to move it further.
 *
 * <p><b>Parallel tests.</b> The clock is everybody's, so this carries a lock: while such a test runs, no other runs that has
 * one of the clock annotations. Mark tests that only need the right time with {@link ReadsClock}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(ClockExtension.class)
@ResourceLock(value = ClockExtension.LOCK, mode = ResourceAccessMode.READ_WRITE)
public @interface WithClockSkew {

    /** How far ahead, as an ISO duration such as {@code PT10M}; {@code -PT10M} is behind. */
    String value();

    /**
     * Whose clock, such as {@code com.acme.client} or the full name of a class; that of the whole JVM unless told otherwise. A
     * test fails, and a class as a whole, if by its end no class has been loaded from one of them that reads a clock: nothing
     * was moved there. {@link #lenient} switches that off.
     */
    String[] packages() default {};

    /** Whether there may be packages among {@link #packages} in which no clock is read. */
    boolean lenient() default false;
}
