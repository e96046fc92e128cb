package io.github.usersig.clock;

/**
 * One kind of clock read in one method.
 *
 * @param className of the class that reads, such as {@code com.acme.TokenCache}
 * @param methodName of the method that reads; a lambda's body is a method of its own
 * @param read what it calls, such as {@code System.currentTimeMillis()}
 * @param clock which clock answers: {@code JVM}, the packages whose own clock it is, or the real one; for {@code
 *     System.nanoTime()} "elapsed time, real" or "elapsed time, advanced"
 * @param moved whether that clock is moved at the moment
 * @param count how often it was read since the audit began
 */
public record ClockRead(String className, String methodName, String read, String clock, boolean moved, long count) {

    @Override
    public String toString() {
        return "%8d  %-34s %-28s %s.%s".formatted(count, read, clock + (moved ? ", moved" : ""), className, methodName);
    }
}
