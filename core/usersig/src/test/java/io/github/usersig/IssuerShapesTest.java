package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A UserSig in the form of any official issuer")
class IssuerShapesTest {

    private static final List<String> USERS =
            List.of("alice", "a/b", "</script>&co", "用户_é", "😀", "say \"hi\"", "back\\slash", "tom & jerry");
    private static final byte[] USERBUF = "any bytes ÿ, long enough to be wrapped over lines".getBytes(UTF_8);

    static Stream<Arguments> grid() {
        return Stream.of(IssuerShape.values()).flatMap(shape -> USERS.stream()
                .flatMap(user -> Stream.of(false, true).map(userbuf -> arguments(shape, user, userbuf))));
    }

    @ParameterizedTest(name = "{0}, user {1}, userbuf: {2}")
    @MethodSource("grid")
    @DisplayName("is accepted, and holds what was signed")
    void isAcceptedWithWhatWasSigned(IssuerShape shape, String user, boolean withUserbuf) {
        String userbuf = withUserbuf ? Base64.getEncoder().encodeToString(USERBUF) : null;
        String text = shape.issue(Samples.KEY, user, 1400000000L, 1600000000L, 300, userbuf);

        Verification verification = UserSigVerifier.of(Samples.APP).verify(text, user, Samples.ISSUED);

        assertThat(verification.isAccepted()).as(verification.reason()).isTrue();
        UserSig sig = verification.userSig().orElseThrow();
        assertThat(sig.userId()).isEqualTo(user);
        assertThat(sig.issuedAt()).isEqualTo(Samples.ISSUED);
        assertThat(sig.validity()).isEqualTo(Samples.FIVE_MINUTES);
        assertThat(sig.userbuf().isPresent()).isEqualTo(withUserbuf);
        sig.userbuf().ifPresent(bytes -> assertThat(bytes).isEqualTo(USERBUF));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("with a validity of zero, which Go leaves out, is valid in the issuing second")
    void acceptsAZeroValidityInTheIssuingSecond(IssuerShape shape) {
        String text = shape.issue(Samples.KEY, "alice", 1400000000L, 1600000000L, 0, null);
        UserSigVerifier verifier = UserSigVerifier.of(Samples.APP);
        assertThat(verifier.verify(text, "alice", Samples.ISSUED).isAccepted()).isTrue();
        assertThat(verifier.verify(text, "alice", Samples.ISSUED.plusSeconds(1)).code())
                .isEqualTo(70001);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("with another claim than was signed is refused with 70009")
    void refusesAChangedClaimWith70009(IssuerShape shape) {
        String signedForTen = shape.issue(Samples.KEY, "alice", 1400000000L, 1600000000L, 10, null);
        String other = shape.issue("another key", "alice", 1400000000L, 1600000000L, 10, null);
        UserSigVerifier verifier = UserSigVerifier.of(Samples.APP);
        assertThat(verifier.verify(signedForTen, "alice", Samples.ISSUED).code())
                .isZero();
        assertThat(verifier.verify(other, "alice", Samples.ISSUED).code()).isEqualTo(70009);
    }
}
