package io.github.usersig.assertions;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.ImError;
import io.github.usersig.RoomPrivilege;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Assertions on UserSigs")
class UserSigAssertTest {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final SdkApp APP = SdkApp.of(1400000000, "the-secret");
    private static final SdkApp OTHER_KEY = SdkApp.of(1400000000, "the-other-secret");
    private static final UserSig SIG = UserSigIssuer.of(APP)
            .forUser("alice")
            .issuedAt(NEW_YEAR)
            .validFor(Duration.ofHours(1))
            .issue();
    private static final UserSig NAMED_ROOM = UserSigIssuer.of(APP)
            .forUser("alice")
            .room("lobby", RoomPrivilege.all())
            .issue();
    private static final UserSig NUMBERED_ROOM = UserSigIssuer.of(APP)
            .forUser("alice")
            .room(4711, RoomPrivilege.all())
            .issue();
    private static final UserSig USERBUF = UserSigIssuer.of(APP)
            .forUser("alice")
            .userbuf("level 5".getBytes(UTF_8))
            .issue();

    @Test
    @DisplayName("hold")
    void holdsForWhatTheUserSigClaims() {
        assertThat(SIG)
                .isIssuedFor("alice")
                .hasSdkAppId(1400000000)
                .isSignedFor(APP)
                .isValidAt(NEW_YEAR)
                .isValidAt(NEW_YEAR.plusSeconds(3600))
                .isExpiredAt(NEW_YEAR.plusSeconds(3601))
                .expiresWithin(Duration.ofHours(1), NEW_YEAR)
                .hasValidity(Duration.ofHours(1));
        assertThat(UserSigIssuer.of(APP).issue("bob"))
                .expiresWithin(Duration.ofDays(180).plusMinutes(1));
        assertThat(NAMED_ROOM).hasRoom("lobby");
        assertThat(NUMBERED_ROOM).hasRoom(4711);
        assertThat(USERBUF).hasUserbuf("level 5".getBytes(UTF_8));
        assertThat((Object) SIG).asInstanceOf(UserSigAssert.USER_SIG).isIssuedFor("alice");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure(() -> assertThat(SIG).isIssuedFor("bob"), "to be issued for user <bob> but it is for <alice>"),
                failure(() -> assertThat(SIG).hasSdkAppId(7), "to be for SDKAppID <7> but it is for <1400000000>"),
                failure(() -> assertThat(SIG).isSignedFor(OTHER_KEY), "the signature does not match"),
                failure(
                        () -> assertThat(UserSigIssuer.of(SdkApp.of(1400000000, "the-secret\n"))
                                        .issue("alice"))
                                .isSignedFor(APP),
                        "was made with a key that ends in a line break"),
                failure(
                        () -> assertThat(SIG).isSignedFor(SdkApp.of(7, "the-secret")),
                        "signed for SDKAppID 1400000000"),
                failure(
                        () -> assertThat(SIG).isValidAt(NEW_YEAR.plusSeconds(3642)),
                        "to be valid at <2027-01-01T01:00:42Z> but it was valid until <2027-01-01T01:00:00Z>, 42s earlier"),
                failure(
                        () -> assertThat(SIG).isExpiredAt(NEW_YEAR),
                        "to be expired at <2027-01-01T00:00:00Z> but it is valid until <2027-01-01T01:00:00Z>, 1h longer"),
                failure(
                        () -> assertThat(SIG).expiresWithin(Duration.ofMinutes(59), NEW_YEAR),
                        "to expire within 59m of <2027-01-01T00:00:00Z> but it is valid until <2027-01-01T01:00:00Z>, 1m too long"),
                failure(
                        () -> assertThat(SIG).expiresWithin(Duration.ofDays(1), NEW_YEAR.plusSeconds(7200)),
                        "to be valid at <2027-01-01T02:00:00Z>"),
                failure(
                        () -> assertThat(SIG).hasValidity(Duration.ofDays(1)),
                        "to be valid for 1d but it is for 1h, 23h less"),
                failure(
                        () -> assertThat(SIG).hasValidity(Duration.ZERO),
                        "to be valid for 0s but it is for 1h, 1h more"),
                failure(() -> assertThat(SIG).hasRoom("lobby"), "to admit to room <lobby> but it admits to none"),
                failure(() -> assertThat(USERBUF).hasRoom(1), "to admit to room <1> but it admits to none"),
                failure(
                        () -> assertThat(NAMED_ROOM).hasRoom("attic"),
                        "to admit to room <attic> but it admits to PrivateMapKey"),
                failure(() -> assertThat(NUMBERED_ROOM).hasRoom(4712), "4711"),
                failure(
                        () -> assertThat(SIG).hasUserbuf(new byte[3]),
                        "a userbuf of 3 bytes that equals the one given but it carries none"),
                failure(() -> assertThat(USERBUF).hasUserbuf(new byte[3]), "but it carries another of 7 bytes"));
    }

    private static Arguments failure(ThrowingCallable assertion, String message) {
        return Arguments.of(message, assertion);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    @DisplayName("fail with subject, expected, actual and distance, and without the text or the key")
    void failsWithSubjectExpectedActualAndDistance(String message, ThrowingCallable assertion) {
        assertThatThrownBy(assertion)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("Expecting UserSig[user=\"alice\"", message)
                .message()
                .doesNotContain(SIG.text(), "the-secret", "the-other-secret");
    }

    @Nested
    @DisplayName("on verifications")
    class OnVerifications {

        private final Verification accepted = UserSigVerifier.of(APP).verify(SIG.text(), "alice", NEW_YEAR);
        private final Verification expired =
                UserSigVerifier.of(APP).verify(SIG.text(), "alice", NEW_YEAR.plusSeconds(3642));

        @Test
        @DisplayName("hold")
        void holdsForWhatWasDecided() {
            assertThat(accepted).isAccepted();
            assertThat(expired)
                    .isRefusedWith(ImError.USERSIG_EXPIRED)
                    .isRefusedWith(70001)
                    .isAbout("TLS.expire")
                    .isOffBy(Duration.ofSeconds(42));
            assertThat((Object) expired)
                    .asInstanceOf(VerificationAssert.VERIFICATION)
                    .isRefusedWith(70001);
        }

        @Test
        @DisplayName("fail with the refusal where it was to be accepted")
        void failsWithTheRefusalThatIsNoAcceptance() {
            assertThatThrownBy(() -> assertThat(expired).isAccepted())
                    .hasMessageContaining(
                            "to be accepted but it was refused with 70001 USERSIG_EXPIRED (TLS.expire): expired 42 s ago");
        }

        @Test
        @DisplayName("fail with what was decided where it was to be refused with a code")
        void failsWithTheDecisionThatIsNoSuchRefusal() {
            assertThatThrownBy(() -> assertThat(accepted).isRefusedWith(ImError.USERSIG_EXPIRED))
                    .hasMessageContaining("to be refused with <70001 USERSIG_EXPIRED> but it was accepted");
            assertThatThrownBy(() -> assertThat(accepted).isRefusedWith(0)).isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> assertThat(expired).isRefusedWith(70013))
                    .hasMessageContaining(
                            "to be refused with <70013 USERSIG_USER_MISMATCH> but it was refused with 70001");
        }

        @Test
        @DisplayName("fail if something else is at fault, or nothing")
        void failsIfSomethingElseIsAtFault() {
            assertThatThrownBy(() -> assertThat(expired).isAbout("TLS.sig"))
                    .hasMessageContaining("Expecting <TLS.sig> to be at fault but the UserSig was refused");
            assertThatThrownBy(() -> assertThat(accepted).isAbout("TLS.sig")).isInstanceOf(AssertionError.class);
        }

        @Test
        @DisplayName("fail if it is off by another time, or accepted")
        void failsIfItIsOffByAnotherTime() {
            assertThatThrownBy(() -> assertThat(expired).isOffBy(Duration.ofMinutes(1)))
                    .hasMessageContaining("to be off by 1m but it was refused with 70001");
            assertThatThrownBy(() -> assertThat(accepted).isOffBy(Duration.ZERO))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    @DisplayName("are soft beside AssertJ's own: all failures are told")
    void isSoftBesideAssertJsOwn() {
        UserSigSoftAssertions softly = new UserSigSoftAssertions();
        softly.assertThat(SIG).isIssuedFor("bob").hasSdkAppId(7).isValidAt(NEW_YEAR);
        softly.assertThat(UserSigVerifier.of(APP).verify("x", "alice")).isAccepted();
        softly.assertThat(1 + 1).isEqualTo(3);

        assertThat(softly.assertionErrorsCollected()).hasSize(4);
        assertThat(softly.errorsCollected()).extracting(Throwable::getMessage).anySatisfy(message -> assertThat(message)
                .contains("to be issued for user <bob>"));
    }
}
