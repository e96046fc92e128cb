package io.github.usersig.assertions;

import io.github.usersig.UserSig;
import io.github.usersig.Verification;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.Verdict;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * Our assertions for soft assertions of your own, beside AssertJ's and those of other libraries. {@link
 * UserSigSoftAssertions} is ready made.
 *
 * <pre>{@code
 * class OurSoftAssertions extends SoftAssertions implements UserSigSoftAssertionsProvider, OrderSoftAssertionsProvider {}
 * }</pre>
 *
 * <p>As thread-safe as what implements it, which for AssertJ's own is not.
 */
public interface UserSigSoftAssertionsProvider extends SoftAssertionsProvider {

    /** Assertions on what a UserSig says. */
    default UserSigAssert assertThat(UserSig actual) {
        return proxy(UserSigAssert.class, UserSig.class, actual);
    }

    /** Assertions on what a verifier decided. */
    default VerificationAssert assertThat(Verification actual) {
        return proxy(VerificationAssert.class, Verification.class, actual);
    }

    /** Assertions on what a mock decided. */
    default VerdictAssert assertThat(Verdict actual) {
        return proxy(VerdictAssert.class, Verdict.class, actual);
    }

    /** Assertions on what a mock holds and was asked. */
    default MockImAssert assertThat(MockIm actual) {
        return proxy(MockImAssert.class, MockIm.class, actual);
    }
}
