package io.github.usersig.benchmarks;

import com.acme.app.ClockReads;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Reading the clock; run without the agent, with it, and with the clock moved. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClockBenchmark {

    @Benchmark
    public long currentTimeMillis() {
        return ClockReads.currentTimeMillis();
    }

    @Benchmark
    public Instant instantNow() {
        return ClockReads.instantNow();
    }
}
