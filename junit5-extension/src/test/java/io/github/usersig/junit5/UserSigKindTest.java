package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.ImError;
import io.github.usersig.PrivateMapKey;
import io.github.usersig.RoomPrivilege;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigVersion;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Kinds of UserSigs")
@EnableMockIm(legacyKeys = true)
class UserSigKindTest {

    @ParameterizedTest
    @UserSigSource(
            users = {"alice", "bob"},
            kinds = {UserSigKind.VALID, UserSigKind.EXPIRING_SOON, UserSigKind.NOT_YET_VALID})
    @UserSigSource(
            users = {"alice", "bob"},
            admin = true)
    @UserSigSource(
            users = {"alice", "bob"},
            legacy = true)
    @DisplayName("the good ones are accepted")
    void acceptsTheGoodOnes(ImCredentials good, MockIm im) {
        assertThat(im.login(good.userId(), good.userSig()).isAccepted()).isTrue();
    }

    @ParameterizedTest
    @BadUserSigSource
    @DisplayName("each bad one is refused with its own code")
    void refusesEachBadOneWithItsOwnCode(ImCredentials bad, ImError error, MockIm im) {
        assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(error.code());
    }

    @Nested
    @DisplayName("bad in one way only")
    class InOneWayOnly {

        @Test
        @DisplayName("expired: an hour ago, and accepted before")
        void isExpiredForAnHour(@WithExpiredUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).code()).isEqualTo(70001);
            assertThat(sig.expiresAt()).isCloseTo(Instant.now().minusSeconds(3600), within(1, ChronoUnit.MINUTES));

            im.clock().freezeAt(sig.expiresAt());
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
            im.clock().restore();
        }

        @Test
        @DisplayName("tampered: it claims ten times the validity, and the signature tells")
        void claimsTenTimesTheValidity(@WithTamperedUserSig("ten-times") UserSig sig, MockIm im) {
            assertThat(im.login("ten-times", sig.text()).field()).isEqualTo("TLS.sig");
            assertThat(sig.validity()).isEqualTo(Duration.ofDays(1800));
        }

        @Test
        @DisplayName("revoked: another one issued since is accepted, of the same user in the same test")
        void leavesALaterUserSigAccepted(
                @WithUserSig("dave") String good, @WithRevokedUserSig("dave") String revoked, MockIm im) {
            assertThat(im.login("dave", revoked).code()).isEqualTo(70052);
            assertThat(im.login("dave", good).isAccepted()).isTrue();
        }

        @Test
        @DisplayName("wrong app: the claims name an app that is not this one")
        void namesAnotherApp(@WithUserSig(value = "alice", kind = UserSigKind.WRONG_APP) UserSig sig, MockIm im) {
            assertThat(sig.sdkAppId()).isNotEqualTo(im.app().sdkAppId());
            assertThat(im.login("alice", sig.text()).code()).isEqualTo(70014);
        }

        @Test
        @DisplayName("wrong user: good for the user it names")
        void isGoodForTheUserItNames(
                @WithUserSig(value = "alice", kind = UserSigKind.WRONG_USER) ImCredentials bad, MockIm im) {
            assertThat(bad.userId()).isEqualTo("alice");
            assertThat(im.login("alice", bad.userSig()).code()).isEqualTo(70013);
            String owner = UserSig.parse(bad.userSig()).userId();
            assertThat(im.login(owner, bad.userSig()).isAccepted()).isTrue();
        }

        @Test
        @DisplayName("empty: the empty text")
        void isTheEmptyText(@WithUserSig(value = "alice", kind = UserSigKind.EMPTY) String sig, MockIm im) {
            assertThat(sig).isEmpty();
            assertThat(im.login("alice", sig).code()).isEqualTo(70003);
        }
    }

    @Nested
    @DisplayName("as attributes say")
    class Attributes {

        @Test
        @DisplayName("validFor: counted from now")
        void countsValidForFromNow(
                @WithUserSig(value = "five-minutes", validFor = "PT5M", lenient = true) UserSig sig) {
            assertThat(sig.validity()).isEqualTo(Duration.ofMinutes(5));
            assertThat(sig.issuedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        }

        @Test
        @DisplayName("issuedAgo: some of the validity is used up")
        void usesUpSomeOfTheValidity(@WithUserSig(validFor = "P7D", issuedAgo = "P6D", lenient = true) UserSig sig) {
            assertThat(sig.expiresAt())
                    .isCloseTo(Instant.now().plus(1, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
        }

        @Test
        @DisplayName("of an expired one: expired when it says, else halfway")
        void expiresWhenItSays(
                @WithExpiredUserSig(validFor = "PT1M", issuedAgo = "PT2M", lenient = true) UserSig both,
                @WithExpiredUserSig(issuedAgo = "PT10M", lenient = true) UserSig ago,
                @WithExpiredUserSig(validFor = "P7D", lenient = true) UserSig validity) {
            Instant now = Instant.now();
            assertThat(both.expiresAt()).isCloseTo(now.minusSeconds(60), within(10, ChronoUnit.SECONDS));
            assertThat(ago.expiresAt()).isCloseTo(now.minusSeconds(300), within(10, ChronoUnit.SECONDS));
            assertThat(validity.expiresAt()).isCloseTo(now.minusSeconds(3600), within(10, ChronoUnit.SECONDS));
            assertThat(validity.validity()).isEqualTo(Duration.ofDays(7));
        }

        @Test
        @DisplayName("of one that expires soon: in a minute, whatever its validity was")
        void expiresInAMinuteWhateverItsValidity(@WithExpiringUserSig(validFor = "P7D", lenient = true) UserSig sig) {
            assertThat(sig.validity()).isEqualTo(Duration.ofDays(7));
            assertThat(sig.expiresAt()).isCloseTo(Instant.now().plusSeconds(60), within(10, ChronoUnit.SECONDS));
        }

        @Test
        @DisplayName("userbuf: signed along with it")
        void signsTheUserbufAlong(@WithUserSig(value = "alice", userbuf = "level 5") UserSig sig, MockIm im) {
            assertThat(sig.userbuf())
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("level 5"));
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        }

        @Test
        @DisplayName("room: admits to a room by name or number, with the privileges named or all")
        void admitsToARoomByNameOrNumber(
                @WithUserSig(room = "lobby", lenient = true) UserSig named,
                @WithUserSig(
                                roomNumber = 4711,
                                privileges = {RoomPrivilege.ENTER_ROOM, RoomPrivilege.RECEIVE_AUDIO},
                                lenient = true)
                        UserSig numbered) {
            PrivateMapKey lobby = PrivateMapKey.parse(named.userbuf().orElseThrow());
            PrivateMapKey room = PrivateMapKey.parse(numbered.userbuf().orElseThrow());

            assertThat(lobby.privileges()).isEqualTo(RoomPrivilege.all());
            assertThat(room.privileges())
                    .containsExactlyInAnyOrder(RoomPrivilege.ENTER_ROOM, RoomPrivilege.RECEIVE_AUDIO);
        }

        @Test
        @DisplayName("legacy: signed the old way")
        void signsTheOldWay(@WithUserSig(legacy = true, lenient = true) UserSig sig) {
            assertThat(sig.version()).isEqualTo(UserSigVersion.V1_ECDSA);
        }
    }

    @Test
    @DisplayName("do not show in the credentials that hold them")
    void neverShowsInCredentials(@WithUserSig(value = "alice", lenient = true) ImCredentials alice) {
        assertThat(alice.toString())
                .contains("userId=alice", alice.userSig().length() + " characters")
                .doesNotContain(alice.userSig());
    }

    @Test
    @DisplayName("are told apart: two of one user at one time are not the same text")
    void makesNoTwoTheSameText(
            @WithUserSig("alice") String first,
            @WithUserSig("alice") String second,
            @WithExpiringUserSig("alice") UserSig third,
            @WithExpiringUserSig("alice") UserSig fourth,
            MockIm im) {
        assertThat(first).isNotEqualTo(second);
        assertThat(third.text()).isNotEqualTo(fourth.text());
        assertThat(third.expiresAt()).isCloseTo(fourth.expiresAt(), within(1, ChronoUnit.SECONDS));
        for (String text : new String[] {first, second, third.text(), fourth.text()}) {
            assertThat(im.login("alice", text).isAccepted()).isTrue();
        }
    }

    @Test
    @DisplayName("follow the tenant's clock")
    void followsTheTenantsClock(MockIm im) {
        assertThat(Suite.run(TenantClockTestCases.class).passed()).isEqualTo(1);
        assertThat(im.app()).isNotNull();
    }

    @Nested
    @DisplayName("that contradict themselves are refused, with what to write instead")
    class Contradictions {

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "notADuration: has validFor = \"5 minutes\", which is no ISO duration: use one such as \"PT5M\"",
                    "noValidity: has validFor = \"PT0S\", and a UserSig is valid for a second at least",
                    "fromTheFuture: has issuedAgo = \"-PT5M\", which is in the future: use kind = NOT_YET_VALID",
                    "notSoon: asks for a UserSig with a minute left at most, and one issued PT1H ago and valid for"
                            + " PT24H has PT23H",
                    "fraction: has validFor = \"PT0.5S\": a UserSig knows whole seconds only",
                    "expiredButValid: asks for an expired UserSig, and one issued PT1M ago and valid for PT1H is still"
                            + " valid",
                    "validButExpired: has expired: use kind = EXPIRED",
                    "notYetValidButIssued: asks for a UserSig issued in the future, and issuedAgo = \"PT1H\" is not",
                    "revokedAndExpired: asks for a UserSig that is in time, and one issued PT1H ago and valid for PT5M"
                            + " has expired",
                    "emptyWithClaims: is empty and so has no claims: remove validFor",
                    "emptyLegacy: is empty and so is not signed: remove legacy",
                    "malformedLegacy: is malformed and so is not signed: remove legacy",
                    "userbufAndRoom: has both userbuf and a room",
                    "twoRooms: has both room and roomNumber: keep one",
                    "roomZeroAndNamed: has both room and roomNumber: keep one",
                    "roomBelowZero: has roomNumber = -5, and the number of a room is not negative: use one from 0 on",
                    "wrongType: needs the type UserSig, String or ImCredentials, not io.github.usersig.SdkApp",
                    "privilegesWithoutRoom: has privileges and no room",
                    "unreadable: asks for kind = TRUNCATED, which is no UserSig that could be read: use the type"
                            + " String or ImCredentials",
                    "legacyWithoutKeys: say @EnableMockIm(legacyKeys = true)",
                    "expiredLegacyWithoutKeys: asks for a legacy UserSig, and SDKAppID",
                    "twoOnOne: asks for 2 UserSigs, by [@WithUserSig, @WithExpiredUserSig]: keep one"
                })
        void saysWhatToWriteInstead(String methodAndMessage) {
            String method = methodAndMessage.substring(0, methodAndMessage.indexOf(':'));
            String message = methodAndMessage.substring(methodAndMessage.indexOf(':') + 2);

            Suite suite = Suite.run(ContradictoryTestCases.class);

            assertThat(suite.failures())
                    .filteredOn(failure -> String.valueOf(failure.getMessage()).contains(method + "("))
                    .singleElement()
                    .satisfies(failure -> assertThat(failure).hasMessageContainingAll("@With", message));
        }

        @Test
        @DisplayName("revoked without a back end: says what to add")
        void saysWhatToAddForARevokedOne() {
            assertThat(Suite.run(RevokedWithoutBackEndTestCases.class).failure())
                    .hasMessageContaining("put @EnableMockIm on the test class");
        }
    }

    @EnableMockIm(lenient = true)
    static class TenantClockTestCases {

        TenantClockTestCases(MockIm im) {
            im.clock().freezeAt(Instant.parse("2030-01-01T00:00:00Z"));
        }

        @Test
        void isIssuedByTheTenantsClock(@WithUserSig UserSig sig) {
            assertThat(sig.issuedAt()).isEqualTo("2030-01-01T00:00:00Z");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WithUserSig(kind = UserSigKind.REVOKED, validFor = "PT5M")
    @interface WithRevokedFor5Minutes {}

    @EnableMockIm
    static class ContradictoryTestCases {

        @Test
        void notADuration(@WithUserSig(validFor = "5 minutes") String sig) {}

        @Test
        void noValidity(@WithUserSig(validFor = "PT0S") String sig) {}

        @Test
        void fromTheFuture(@WithUserSig(issuedAgo = "-PT5M") String sig) {}

        @Test
        void notSoon(@WithUserSig(kind = UserSigKind.EXPIRING_SOON, validFor = "P1D", issuedAgo = "PT1H") String sig) {}

        @Test
        void fraction(@WithUserSig(validFor = "PT0.5S") String sig) {}

        @Test
        void expiredButValid(@WithExpiredUserSig(validFor = "PT1H", issuedAgo = "PT1M") String sig) {}

        @Test
        void validButExpired(@WithUserSig(validFor = "PT1M", issuedAgo = "PT2M") String sig) {}

        @Test
        void notYetValidButIssued(@WithUserSig(kind = UserSigKind.NOT_YET_VALID, issuedAgo = "PT1H") String sig) {}

        @Test
        void revokedAndExpired(@WithRevokedFor5Minutes String sig) {}

        @Test
        void roomBelowZero(@WithUserSig(roomNumber = -5) String sig) {}

        @Test
        void roomZeroAndNamed(@WithUserSig(room = "lobby", roomNumber = 0) String sig) {}

        @Test
        void wrongType(@WithUserSig SdkApp app) {}

        @Test
        void emptyWithClaims(@WithUserSig(kind = UserSigKind.EMPTY, validFor = "PT1M") String sig) {}

        @Test
        void emptyLegacy(@WithUserSig(kind = UserSigKind.EMPTY, legacy = true) String sig) {}

        @Test
        void malformedLegacy(@WithAdminUserSig(kind = UserSigKind.MALFORMED, legacy = true) String sig) {}

        @Test
        void expiredLegacyWithoutKeys(@WithExpiredUserSig(legacy = true) String sig) {}

        @Test
        void userbufAndRoom(@WithUserSig(userbuf = "x", room = "lobby") String sig) {}

        @Test
        void twoRooms(@WithUserSig(room = "lobby", roomNumber = 1) String sig) {}

        @Test
        void privilegesWithoutRoom(@WithUserSig(privileges = RoomPrivilege.ENTER_ROOM) String sig) {}

        @Test
        void unreadable(@WithUserSig(kind = UserSigKind.TRUNCATED) UserSig sig) {}

        @Test
        void legacyWithoutKeys(@WithUserSig(legacy = true) String sig) {}

        @Test
        void twoOnOne(@WithUserSig @WithExpiredUserSig String sig) {}
    }

    static class RevokedWithoutBackEndTestCases {
        @Test
        void neverRuns(@WithRevokedUserSig String sig) {}
    }
}
