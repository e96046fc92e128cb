package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

@DisplayName("For every UserSig")
class UserSigPropertiesTest {

    private static final long CENTURY = Duration.ofDays(36_500).toSeconds();

    private static final SdkApp APP = SdkApp.builder(1400000000L)
            .secretKey(Samples.KEY)
            .legacyKeys(LegacyKeys.generate())
            .build();
    private static final UserSigIssuer ISSUER = UserSigIssuer.of(APP).withUserIdRule(UserIdRule.ANY_TEXT);
    private static final UserSigVerifier VERIFIER = UserSigVerifier.of(APP);

    /** One to ten characters from space to Japanese, control characters left out. */
    private static Gen<String> users() {
        return lists().of(integers().between(0, 0x3000).map(i -> i < 0x5f ? 0x20 + i : 0xa0 + i))
                .ofSizeBetween(1, 10)
                .map(characters -> characters.stream().map(Character::toString).collect(Collectors.joining()));
    }

    private static Gen<UserSigEncoding> encodings() {
        return arbitrary().enumValues(UserSigEncoding.class);
    }

    /** Issue time and validity, both of either sign. */
    private static Gen<long[]> times() {
        return longs().between(-CENTURY, 2 * CENTURY)
                .zip(longs().between(-CENTURY, CENTURY), (issued, validity) -> new long[] {issued, validity});
    }

    private static UserSigRequest request(String user, long[] times, UserSigEncoding encoding) {
        return ISSUER.forUser(user)
                .issuedAt(Instant.ofEpochSecond(times[0]))
                .validFor(Duration.ofSeconds(times[1]))
                .encoding(encoding);
    }

    @Test
    @DisplayName("what is issued is accepted by the last second and not after it, and says what was asked for")
    void acceptsWhatIsIssuedToItsLastSecond() {
        qt().withExamples(3_000).forAll(users(), times(), encodings()).checkAssert((user, times, encoding) -> {
            UserSig sig = request(user, times, encoding).issue();
            UserSig parsed = UserSig.parse(sig.text());
            assertThat(parsed.userId()).isEqualTo(user);
            assertThat(parsed.issuedAt().getEpochSecond()).isEqualTo(times[0]);
            assertThat(parsed.validity().toSeconds()).isEqualTo(times[1]);
            Verification inTime = VERIFIER.verify(sig.text(), user, sig.expiresAt());
            assertThat(inTime.isAccepted()).as(inTime.reason()).isTrue();
            assertThat(VERIFIER.verify(sig.text(), user, sig.expiresAt().plusSeconds(1))
                            .code())
                    .isEqualTo(70001);
        });
    }

    @Test
    @DisplayName("any userbuf comes back as it was signed")
    void givesBackAnyUserbufAsItWasSigned() {
        Gen<List<Integer>> bytes = lists().of(integers().between(-128, 127)).ofSizeBetween(0, 600);
        qt().withExamples(1_000).forAll(users(), bytes, encodings()).checkAssert((user, list, encoding) -> {
            byte[] userbuf = new byte[list.size()];
            for (int i = 0; i < userbuf.length; i++) {
                userbuf[i] = list.get(i).byteValue();
            }
            UserSig sig =
                    ISSUER.forUser(user).userbuf(userbuf).encoding(encoding).issue();
            assertThat(UserSig.parse(sig.text()).userbuf()).contains(userbuf);
            assertThat(VERIFIER.verify(sig.text(), user).isAccepted()).isTrue();
        });
    }

    @Test
    @DisplayName("any room ticket comes back as it was signed")
    void givesBackAnyRoomTicketAsItWasSigned() {
        Gen<Set<RoomPrivilege>> privileges = integers().between(0, 255).map(RoomPrivilege::fromBits);
        qt().withExamples(1_000)
                .forAll(users(), longs().between(0, 4294967295L), users(), privileges)
                .checkAssert((user, number, name, allowed) -> {
                    PrivateMapKey numbered =
                            ticketIn(ISSUER.forUser(user).room(number, allowed).issue());
                    assertThat(numbered.roomNumber()).hasValue(number);
                    assertThat(numbered.privileges()).isEqualTo(allowed);
                    PrivateMapKey named =
                            ticketIn(ISSUER.forUser(user).room(name, allowed).issue());
                    assertThat(named.roomName()).contains(name);
                    assertThat(named.userId()).isEqualTo(user);
                });
    }

    @Test
    @DisplayName("the legacy form does all of this as well")
    void doesTheSameInTheLegacyForm() {
        qt().withExamples(200).forAll(users(), times(), encodings()).checkAssert((user, times, encoding) -> {
            UserSig sig = request(user, times, encoding).legacy().issue();
            assertThat(sig).isEqualTo(UserSig.parse(sig.text()));
            assertThat(sig.version()).isEqualTo(UserSigVersion.V1_ECDSA);
            assertThat(VERIFIER.verify(sig.text(), user, sig.expiresAt()).isAccepted())
                    .isTrue();
        });
    }

    @Test
    @DisplayName("a signature fits one set of claims only: with any of them changed it is refused with 70009")
    void refusesAnyChangedClaimWith70009() {
        qt().withExamples(1_000)
                .forAll(users(), times(), integers().between(0, 3))
                .checkAssert((user, times, which) -> {
                    Claims signed =
                            request(user, times, UserSigEncoding.FAST).issue().claims();
                    Claims changed = new Claims(
                            signed.version(),
                            which == 0 ? user + "x" : user,
                            signed.sdkAppId(),
                            which == 1 ? signed.time() + 1 : signed.time(),
                            which == 2 ? signed.expire() + 1 : signed.expire(),
                            which == 3 ? "AAAA" : signed.userbuf(),
                            signed.signature(),
                            null);
                    String text = Envelope.seal(changed, UserSigEncoding.FAST);
                    Instant last = Instant.ofEpochSecond(changed.expiresAtSeconds());
                    assertThat(VERIFIER.verify(text, changed.identifier(), last).code())
                            .isEqualTo(70009);
                });
    }

    private static PrivateMapKey ticketIn(UserSig sig) {
        assertThat(VERIFIER.verify(sig.text(), sig.userId()).isAccepted()).isTrue();
        return PrivateMapKey.parse(UserSig.parse(sig.text()).userbuf().orElseThrow());
    }
}
