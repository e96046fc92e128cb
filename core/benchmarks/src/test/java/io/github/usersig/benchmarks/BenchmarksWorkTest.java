package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSigVerifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the benchmarks measure")
class BenchmarksWorkTest {

    private final UserSigVerifier verifier = Samples.verifier();
    private final IssueBenchmark issue = new IssueBenchmark();
    private final VerifyBenchmark verify = new VerifyBenchmark();

    @Test
    @DisplayName("issues UserSigs that are accepted, on all sides")
    void issuesUserSigsThatAreAcceptedOnAllSides() {
        assertThat(new String[] {issue.official(), issue.compact(), issue.fast()})
                .allSatisfy(text ->
                        assertThat(verifier.verify(text, Samples.USER).code()).isZero());
    }

    @Test
    @DisplayName("verifies to the end: every UserSig is accepted")
    void acceptsEveryUserSigItVerifies() {
        assertThat(verify.compact().code()).isZero();
        assertThat(verify.fast().code()).isZero();
        assertThat(verify.official().code()).isZero();
        assertThat(verify.hmacAlone()).hasSize(32);
    }

    @Test
    @DisplayName("signs a text as long as a real one's, so that the HMAC alone is a fair measure")
    void signsATextAsLongAsARealOne() {
        assertThat(new String(Samples.SIGNING_TEXT, UTF_8))
                .isEqualTo(
                        "TLS.identifier:xiaojun\nTLS.sdkappid:1400000000\nTLS.time:1700000000\nTLS.expire:15552000\n");
    }
}
