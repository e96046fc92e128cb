package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.usersig.Verification.Accepted;
import io.github.usersig.Verification.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("UserSigVerifier")
class UserSigVerifierTest {

    private static final Instant LAST_SECOND = Samples.ISSUED.plus(Samples.FIVE_MINUTES);

    private final UserSigVerifier verifier = UserSigVerifier.of(Samples.APP);

    @Test
    @DisplayName("accepts what its app issued, for the user it was issued for")
    void acceptsWhatItsAppIssued() {
        Verification verification = verifier.verify(Samples.sig().text(), Samples.USER, Samples.ISSUED);
        assertThat(verification.isAccepted()).isTrue();
        assertThat(verification.code()).isZero();
        assertThat(verification.error()).isEmpty();
        assertThat(verification.userSig()).contains(Samples.sig());
        assertThat(verification.reason()).isEqualTo("valid for another 5 min");
        assertThat(verification)
                .isInstanceOfSatisfying(
                        Accepted.class, it -> assertThat(it.remaining()).isEqualTo(Duration.ofMinutes(5)))
                .asString()
                .startsWith("accepted: valid for another 5 min, UserSig[user=\"xiaojun\"");
    }

    @Test
    @DisplayName("goes by the system clock if given no time")
    void readsTheSystemClockByDefault() {
        String text = UserSigIssuer.of(Samples.APP).issue(Samples.USER).text();
        assertThat(verifier.verify(text, Samples.USER).isAccepted()).isTrue();
        assertThat(verifier.verify(Samples.sig().text(), Samples.USER).code()).isEqualTo(70001);
    }

    @Test
    @DisplayName("says the same if it remembers what it accepted last, whatever is presented next")
    void saysTheSameWhenItRemembersTheLast() {
        UserSigVerifier remembering =
                UserSigVerifier.builder(Samples.APP).rememberLast().build();
        String text = Samples.sig().text();
        String another = UserSigIssuer.of(Samples.APP).issue("lily").text();
        List<String> texts = List.of(text, text, text.substring(0, text.length() - 4), text, another, text, "", text);
        for (String presented : texts) {
            for (String userId : List.of(Samples.USER, Samples.USER, "lily")) {
                for (Instant at : List.of(Samples.ISSUED, LAST_SECOND, LAST_SECOND.plusSeconds(1), Samples.ISSUED)) {
                    assertThat(remembering.verify(presented, userId, at))
                            .hasToString(verifier.verify(presented, userId, at).toString());
                }
            }
        }
    }

    @Nested
    @DisplayName("refuses, with code, field, reason and distance")
    class Refuses {

        @Test
        @DisplayName("an expired UserSig: 70001, by how much")
        void refusesAnExpiredUserSigWith70001() {
            Refused refused = refusal(Samples.sig().text(), Samples.USER, LAST_SECOND.plusSeconds(42));
            assertThat(refused.isAccepted()).isFalse();
            assertThat(refused.error()).contains(ImError.USERSIG_EXPIRED);
            assertThat(refused.code()).isEqualTo(70001);
            assertThat(refused.field()).isEqualTo("TLS.expire");
            assertThat(refused.reason()).isEqualTo("expired 42 s ago: issued 2020-09-13T12:26:40Z, valid for 5 min");
            assertThat(refused.distance()).contains(Duration.ofSeconds(42));
            assertThat(refused.userSig()).contains(Samples.sig());
            assertThat(refused).hasToString("refused with 70001 USERSIG_EXPIRED (TLS.expire): " + refused.reason());
        }

        @ParameterizedTest
        @CsvSource({
            "1, 1 s",
            "59, 59 s",
            "60, 1 min",
            "185, 3 min 5 s",
            "3600, 1 h",
            "9000, 2 h 30 min",
            "86400, 1 day",
            "176400, 2 days 1 h",
            "31536000, 365 days"
        })
        @DisplayName("an expired UserSig: by how much, in the units that matter")
        void saysForHowLongItHasBeenExpired(long seconds, String ago) {
            assertThat(refusal(Samples.sig().text(), Samples.USER, LAST_SECOND.plusSeconds(seconds))
                            .reason())
                    .startsWith("expired " + ago + " ago:");
        }

        @Test
        @DisplayName("one that was never valid: 70001, with the sign of its validity")
        void refusesOneThatWasNeverValid() {
            String text =
                    Samples.request().validFor(Duration.ofSeconds(-42)).issue().text();
            assertThat(refusal(text, Samples.USER, Samples.ISSUED).reason())
                    .isEqualTo("expired 42 s ago: issued 2020-09-13T12:26:40Z, valid for -42 s");
        }

        @Test
        @DisplayName("one for another app: 70014, both SDKAppIDs")
        void refusesOneForAnotherAppWith70014() {
            UserSigVerifier other = UserSigVerifier.of(SdkApp.of(1400000001L, Samples.KEY));
            Refused refused = Samples.refusal(other.verify(Samples.sig().text(), Samples.USER, Samples.ISSUED));
            assertThat(refused.code()).isEqualTo(70014);
            assertThat(refused.field()).isEqualTo("TLS.sdkappid");
            assertThat(refused.reason()).isEqualTo("signed for SDKAppID 1400000000, presented to 1400000001");
            assertThat(refused.distance()).isEmpty();
        }

        @Test
        @DisplayName("one for another user: 70013, both users")
        void refusesOneForAnotherUserWith70013() {
            Refused refused = refusal(Samples.sig().text(), "bob", Samples.ISSUED);
            assertThat(refused.code()).isEqualTo(70013);
            assertThat(refused.field()).isEqualTo("TLS.identifier");
            assertThat(refused.reason()).isEqualTo("signed for user \"xiaojun\", presented by \"bob\"");
        }

        @ParameterizedTest(name = "{0} as {1}")
        @CsvSource({
            "zhang san, zhang%20san, URL-encoded once more than it was decoded",
            "zhang+san, zhang%2Bsan, URL-encoded once more than it was decoded",
            "zhang+san, zhang san, a + in a URL stands for a space: write %2B",
            "zhangsan, ZhangSan, upper and lower case differ",
            "zhangsan, \ufffd\ufffd\ufffd, not UTF-8 (GBK?)"
        })
        @DisplayName("one for a user whose UserID was changed on the way: 70013, and by what")
        void tellsWhatChangedTheUserIdOnItsWay(String signed, String presented, String told) {
            String text = UserSigIssuer.of(Samples.APP).issue(signed).text();
            Refused refused = Samples.refusal(verifier.verify(text, presented));
            assertThat(refused.code()).isEqualTo(70013);
            assertThat(refused.reason())
                    .startsWith("signed for user \"" + signed + "\", presented by \"" + presented + "\", which ")
                    .contains(told);
        }

        @Test
        @DisplayName("one with another key: 70009")
        void refusesOneOfAnotherKeyWith70009() {
            UserSigVerifier other = UserSigVerifier.of(SdkApp.of(1400000000L, "another key"));
            Refused refused = Samples.refusal(other.verify(Samples.sig().text(), Samples.USER, Samples.ISSUED));
            assertThat(refused.code()).isEqualTo(70009);
            assertThat(refused.field()).isEqualTo("TLS.sig");
            assertThat(refused.reason())
                    .isEqualTo("the signature does not match: signed with another key than that of SDKAppID"
                            + " 1400000000, or changed afterwards");
        }

        @Test
        @DisplayName("a claim changed after signing: 70009")
        void refusesAChangedClaimWith70009() {
            String signature =
                    RawSig.hmac(Samples.KEY, RawSig.signingText(Samples.USER, 1400000000L, 1600000000L, 300));
            String text = RawSig.seal(json("1400000000", "1600000000", "301", signature));
            assertThat(refusal(text, Samples.USER, Samples.ISSUED).code()).isEqualTo(70009);
        }

        @Test
        @DisplayName("a text that is no UserSig: 70003")
        void refusesATextThatIsNoUserSig() {
            Refused refused = refusal("nonsense", Samples.USER, Samples.ISSUED);
            assertThat(refused.code()).isEqualTo(70003);
            assertThat(refused.field()).isEqualTo("UserSig");
            assertThat(refused.reason()).contains("zlib");
            assertThat(refused.userSig()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} s after it was issued: {1}")
    @CsvSource({"-1000000, 0", "0, 0", "300, 0", "301, 70001", "1000000, 70001"})
    @DisplayName("is exact to the second, and accepts at exactly issue time + validity")
    void acceptsAtExactlyIssueTimePlusValidity(long seconds, int code) {
        assertThat(verifier.verify(Samples.sig().text(), Samples.USER, Samples.ISSUED.plusSeconds(seconds))
                        .code())
                .isEqualTo(code);
    }

    @Test
    @DisplayName("counts whole seconds: the last one is valid to its end")
    void countsWholeSeconds() {
        assertThat(verifier.verify(Samples.sig().text(), Samples.USER, LAST_SECOND.plusNanos(999_999_999))
                        .isAccepted())
                .isTrue();
    }

    @Nested
    @DisplayName("for a UserSig issued in the future")
    class Future {

        private final String text = Samples.request()
                .issuedAt(Samples.ISSUED.plusSeconds(60))
                .issue()
                .text();

        @Test
        @DisplayName("accepts it unless told otherwise")
        void acceptsItByDefault() {
            assertThat(verifier.verify(text, Samples.USER, Samples.ISSUED).isAccepted())
                    .isTrue();
        }

        @ParameterizedTest(name = "tolerance {0} s: {1}")
        @CsvSource({"0, 70003", "59, 70003", "60, 0", "3600, 0"})
        @DisplayName("refuses it beyond a tolerance, if told so")
        void refusesItBeyondATolerance(long seconds, int code) {
            UserSigVerifier strict = UserSigVerifier.builder(Samples.APP)
                    .refuseIssuedInFuture(Duration.ofSeconds(seconds))
                    .build();
            assertThat(strict.verify(text, Samples.USER, Samples.ISSUED).code()).isEqualTo(code);
        }

        @Test
        @DisplayName("says how far in the future")
        void saysHowFarInTheFuture() {
            Refused refused = Samples.refusal(UserSigVerifier.builder(Samples.APP)
                    .refuseIssuedInFuture(Duration.ofSeconds(5))
                    .build()
                    .verify(text, Samples.USER, Samples.ISSUED));
            assertThat(refused.field()).isEqualTo("TLS.time");
            assertThat(refused.reason())
                    .isEqualTo("issued 1 min in the future, at 2020-09-13T12:27:40Z: tolerated are 5 s");
            assertThat(refused.distance()).contains(Duration.ofMinutes(1));
        }

        @Test
        @DisplayName("takes no negative tolerance")
        void refusesANegativeTolerance() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UserSigVerifier.builder(Samples.APP).refuseIssuedInFuture(Duration.ofSeconds(-1)))
                    .withMessageContaining("negative");
        }
    }

    @Test
    @DisplayName("knows the older list's code for an empty UserSig, if asked")
    void knowsTheOlderCodeForAnEmptyUserSig() {
        assertThat(verifier.verify("", Samples.USER).code()).isEqualTo(70003);
        UserSigVerifier older =
                UserSigVerifier.builder(Samples.APP).olderErrorCodes().build();
        assertThat(older.verify("", Samples.USER).code()).isEqualTo(70002);
        assertThat(older.verify(" \n", Samples.USER).code()).isEqualTo(70002);
        assertThat(older.verify("x", Samples.USER).code()).isEqualTo(70003);
    }

    /** The faults in the order in which they are found. */
    private enum Fault {
        UNREADABLE(70003),
        WRONG_APP(70014),
        WRONG_USER(70013),
        EXPIRED(70001),
        FUTURE(70003),
        WRONG_KEY(70009);

        private final int code;

        Fault(int code) {
            this.code = code;
        }
    }

    static Stream<Arguments> pairsOfFaults() {
        return Stream.of(Fault.values()).flatMap(first -> Stream.of(Fault.values())
                .filter(second -> second.compareTo(first) > 0)
                .filter(second -> first != Fault.EXPIRED || second != Fault.FUTURE)
                .map(second -> arguments(first, second)));
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource("pairsOfFaults")
    @DisplayName("when two things are wrong, names the one that comes first in its order")
    void namesTheFaultThatComesFirst(Fault first, Fault second) {
        assertThat(verifyWith(first, second).code()).isEqualTo(first.code);
        assertThat(verifyWith(second, second).code()).isEqualTo(second.code);
    }

    private static Verification verifyWith(Fault one, Fault other) {
        Set<Fault> faults = EnumSet.of(one, other);
        SdkApp signer = SdkApp.of(
                faults.contains(Fault.WRONG_APP) ? 1400000001L : 1400000000L,
                faults.contains(Fault.WRONG_KEY) ? "another key" : Samples.KEY);
        Instant issued = faults.contains(Fault.EXPIRED)
                ? Samples.ISSUED.minusSeconds(1000)
                : faults.contains(Fault.FUTURE) ? Samples.ISSUED.plusSeconds(1000) : Samples.ISSUED;
        String text = UserSigIssuer.of(signer)
                .forUser(faults.contains(Fault.WRONG_USER) ? "bob" : Samples.USER)
                .issuedAt(issued)
                .validFor(Samples.FIVE_MINUTES)
                .issue()
                .text();
        return UserSigVerifier.builder(Samples.APP)
                .refuseIssuedInFuture(Duration.ZERO)
                .build()
                .verify(faults.contains(Fault.UNREADABLE) ? text.substring(4) : text, Samples.USER, Samples.ISSUED);
    }

    private static String json(String sdkAppId, String time, String expire, String signature) {
        return "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"xiaojun\",\"TLS.sdkappid\":" + sdkAppId + ",\"TLS.time\":"
                + time + ",\"TLS.expire\":" + expire + ",\"TLS.sig\":\"" + signature + "\"}";
    }

    private Refused refusal(String text, String user, Instant at) {
        return Samples.refusal(verifier.verify(text, user, at));
    }
}
