package io.github.usersig.benchmarks;

import io.github.usersig.UserSigEncoding;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Verifying a UserSig, whoever issued it, beside the one thing it cannot do without: the HMAC. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifyBenchmark {

    private final Mac mac = Samples.mac();
    private final UserSigVerifier verifier = Samples.verifier();
    private final Instant now = Instant.now();

    private final String compact = Samples.issuer().issue(Samples.USER).text();
    private final String fast = Samples.issuer()
            .forUser(Samples.USER)
            .encoding(UserSigEncoding.FAST)
            .issue()
            .text();
    private final String official = Samples.officialSigner().genUserSig(Samples.USER, Samples.VALIDITY_SECONDS);

    /** The HMAC of the signing text alone, by a Mac that is used again and again. */
    @Benchmark
    public byte[] hmacAlone() {
        return mac.doFinal(Samples.SIGNING_TEXT);
    }

    /** One of ours, deflated. */
    @Benchmark
    public Verification compact() {
        return verifier.verify(compact, Samples.USER, now);
    }

    /** One of ours, in stored blocks. */
    @Benchmark
    public Verification fast() {
        return verifier.verify(fast, Samples.USER, now);
    }

    /** One by the official Java signer. */
    @Benchmark
    public Verification official() {
        return verifier.verify(official, Samples.USER, now);
    }
}
