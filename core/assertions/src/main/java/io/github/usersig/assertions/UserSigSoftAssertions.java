package io.github.usersig.assertions;

import io.github.usersig.UserSig;
import io.github.usersig.Verification;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.Verdict;
import org.assertj.core.api.SoftAssertions;

/**
 * AssertJ's soft assertions and ours: failures are collected and told together.
 *
 * <pre>{@code
 * UserSigSoftAssertions softly = new UserSigSoftAssertions();
 * softly.assertThat(sig).isIssuedFor("alice").hasValidity(Duration.ofDays(7));
 * softly.assertThat(im).hasAccount("alice");
 * softly.assertAll();
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects it into JUnit tests. Not thread-safe.
 */
public class UserSigSoftAssertions extends SoftAssertions {

    /** Assertions on what a UserSig says. */
    public UserSigAssert assertThat(UserSig actual) {
        return proxy(UserSigAssert.class, UserSig.class, actual);
    }

    /** Assertions on what a verifier decided. */
    public VerificationAssert assertThat(Verification actual) {
        return proxy(VerificationAssert.class, Verification.class, actual);
    }

    /** Assertions on what a mock decided. */
    public VerdictAssert assertThat(Verdict actual) {
        return proxy(VerdictAssert.class, Verdict.class, actual);
    }

    /** Assertions on what a mock holds and was asked. */
    public MockImAssert assertThat(MockIm actual) {
        return proxy(MockImAssert.class, MockIm.class, actual);
    }
}
