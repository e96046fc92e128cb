package com.acme.app;

import java.time.Duration;

/** A program that does nothing but start: what the agent's start is compared with. Prints its CPU time in microseconds. */
public final class Bare {

    private Bare() {}

    public static void main(String[] arguments) {
        System.out.println(ClockReads.currentTimeMillis() + " " + cpuMicros());
    }

    /** What this process has used so far, all threads together; in steps of 10 ms on Linux. */
    static long cpuMicros() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1000;
    }
}
