package io.github.usersig.benchmarks;

import com.tencentyun.TLSSigAPIv2;
import io.github.usersig.UserSigEncoding;
import io.github.usersig.UserSigIssuer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Issuing a UserSig: ours in both encodings, and the official Java signer's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IssueBenchmark {

    private final TLSSigAPIv2 officialSigner = Samples.officialSigner();
    private final UserSigIssuer issuer = Samples.issuer();

    /** What an app's server calls today. */
    @Benchmark
    public String official() {
        return officialSigner.genUserSig(Samples.USER, Samples.VALIDITY_SECONDS);
    }

    /** Ours, deflated. */
    @Benchmark
    public String compact() {
        return issuer.issue(Samples.USER).text();
    }

    /** Ours, in stored blocks. */
    @Benchmark
    public String fast() {
        return issuer.forUser(Samples.USER)
                .encoding(UserSigEncoding.FAST)
                .issue()
                .text();
    }
}
