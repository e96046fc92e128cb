package io.github.usersig.clock;

/** One kind of clock read in one method, as it stood when the {@link ClockAudit} was asked. Immutable. */
public final class ClockRead {

    private final String className;
    private final String methodName;
    private final String read;
    private final String clock;
    private final boolean moved;
    private final long count;

    ClockRead(String className, String methodName, String read, String clock, boolean moved, long count) {
        this.className = className;
        this.methodName = methodName;
        this.read = read;
        this.clock = clock;
        this.moved = moved;
        this.count = count;
    }

    /** The class that reads, such as {@code com.acme.TokenCache}. */
    public String className() {
        return className;
    }

    /** The method that reads; a lambda's body is a method of its own. */
    public String methodName() {
        return methodName;
    }

    /** What it calls, such as {@code System.currentTimeMillis()}. */
    public String read() {
        return read;
    }

    /**
     * Which clock answers: {@code JVM}, the packages whose own clock it is, or the real one; for
     * {@code System.nanoTime()} "elapsed time, real" or "elapsed time, advanced".
     */
    public String clock() {
        return clock;
    }

    /** Whether that clock is moved at the moment. */
    public boolean moved() {
        return moved;
    }

    /** How often it was read since the audit began. */
    public long count() {
        return count;
    }

    @Override
    public String toString() {
        return "%8d  %-34s %-28s %s.%s".formatted(count, read, clock + (moved ? ", moved" : ""), className, methodName);
    }
}
