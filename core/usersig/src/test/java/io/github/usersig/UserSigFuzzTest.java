package io.github.usersig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/**
 * Whatever the bytes: a verdict with a known code, and no acceptance that an HMAC computed elsewhere does not support.
 *
 * <p>In every build this runs over the inputs beside it. To search for new ones, guided by coverage, run one method at a
 * time with the environment variable {@code JAZZER_FUZZ=1}:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -pl core/usersig -am test -Djacoco.skip -Dtest='UserSigFuzzTest#claims' -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
@DisplayName("Fuzzing")
@Tag("once")
class UserSigFuzzTest {

    private static final Set<Integer> POSSIBLE_CODES = Set.of(0, 70001, 70003, 70009, 70013, 70014, 70016);
    private static final UserSigVerifier VERIFIER = UserSigVerifier.of(Samples.APP);

    @FuzzTest(maxDuration = "5m")
    @DisplayName("any text, presented as a UserSig")
    void survivesAnyTextAsAUserSig(byte[] bytes) {
        check(new String(bytes, ISO_8859_1));
    }

    @FuzzTest(maxDuration = "5m")
    @DisplayName("any bytes, packed as the claims of a UserSig")
    void survivesAnyBytesAsClaims(byte[] bytes) {
        check(RawSig.seal(bytes, 0));
    }

    @FuzzTest(maxDuration = "2m")
    @DisplayName("any bytes, read as a room ticket")
    void survivesAnyBytesAsARoomTicket(byte[] bytes) {
        PrivateMapKey key;
        try {
            key = PrivateMapKey.parse(bytes);
        } catch (IllegalArgumentException e) {
            return; // the one way to say no
        }
        if (PrivateMapKey.parse(key.toBytes()).privileges().equals(key.privileges())) {
            return;
        }
        throw new AssertionError("read, written and read again it is another: " + key);
    }

    private static void check(String text) {
        Verification verification = VERIFIER.verify(text, Samples.USER, Samples.ISSUED);
        if (!POSSIBLE_CODES.contains(verification.code())
                || verification.reason().length() > 300) {
            throw new AssertionError("strange verdict: " + verification);
        }
        verification.userSig().ifPresent(sig -> {
            if (verification.isAccepted() && !isSupported(sig)) {
                throw new AssertionError("accepted without a signature: " + sig);
            }
        });
    }

    private static boolean isSupported(UserSig sig) {
        String userbuf = sig.claims().userbuf();
        String signed = RawSig.signingText(
                        sig.userId(),
                        sig.sdkAppId(),
                        sig.issuedAt().getEpochSecond(),
                        sig.validity().toSeconds())
                + (userbuf == null ? "" : "TLS.userbuf:" + userbuf + "\n");
        byte[] expected = RawSig.hmac(Samples.KEY, signed).getBytes(UTF_8);
        return MessageDigest.isEqual(
                expected, Base64.getEncoder().encode(sig.claims().signature()));
    }
}
