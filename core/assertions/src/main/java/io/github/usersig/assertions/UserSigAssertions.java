package io.github.usersig.assertions;

import io.github.usersig.UserSig;
import io.github.usersig.Verification;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.Verdict;
import org.assertj.core.annotation.CheckReturnValue;

/**
 * The way in: import {@code assertThat} from here beside AssertJ's own, and the compiler tells them apart.
 *
 * <pre>{@code
 * import static io.github.usersig.assertions.UserSigAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 *
 * assertThat(sig).isIssuedFor("alice");
 * assertThat(sig.text()).isNotEmpty();
 * }</pre>
 *
 * @see UserSigSoftAssertions
 */
@CheckReturnValue
public final class UserSigAssertions {

    private UserSigAssertions() {}

    /** Assertions on what a UserSig says. */
    public static UserSigAssert assertThat(UserSig actual) {
        return new UserSigAssert(actual);
    }

    /** Assertions on what a verifier decided. */
    public static VerificationAssert assertThat(Verification actual) {
        return new VerificationAssert(actual);
    }

    /** Assertions on what a mock decided. */
    public static VerdictAssert assertThat(Verdict actual) {
        return new VerdictAssert(actual);
    }

    /** Assertions on what a mock holds and was asked. */
    public static MockImAssert assertThat(MockIm actual) {
        return new MockImAssert(actual);
    }
}
