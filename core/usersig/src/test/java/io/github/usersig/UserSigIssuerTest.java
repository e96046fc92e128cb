package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("UserSigIssuer")
class UserSigIssuerTest {

    private final UserSigIssuer issuer = UserSigIssuer.of(Samples.APP);

    @Test
    @DisplayName("issues for 180 days from now unless told otherwise")
    void issuesFor180DaysByDefault() {
        Clock clock = Clock.fixed(Samples.ISSUED.plusMillis(999), ZoneOffset.UTC);
        UserSig sig = issuer.withClock(clock).issue("alice");
        assertThat(sig.issuedAt()).isEqualTo(Samples.ISSUED);
        assertThat(sig.validity()).isEqualTo(Duration.ofDays(180));
        assertThat(sig).isEqualTo(UserSig.parse(sig.text()));
    }

    @Test
    @DisplayName("reads the system clock if given no other")
    void readsTheSystemClockByDefault() {
        assertThat(Duration.between(issuer.issue("alice").issuedAt(), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("issues for any time and any validity, as the official issuers do")
    void issuesForAnyTimeAndAnyValidity() {
        for (Instant time : new Instant[] {
            Instant.EPOCH, Instant.parse("1960-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z")
        }) {
            for (Duration validity : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(365_000)}) {
                UserSig sig = issuer.forUser("alice")
                        .issuedAt(time)
                        .validFor(validity)
                        .issue();
                assertThat(UserSig.parse(sig.text()).issuedAt()).isEqualTo(time);
                assertThat(UserSig.parse(sig.text()).validity()).isEqualTo(validity);
                assertThat(UserSig.parse(sig.text()).expiresAt()).isEqualTo(time.plus(validity));
            }
        }
    }

    @Test
    @DisplayName("packs compactly: about as short as the official signer's deflate")
    void packsAboutAsShortAsTheOfficialSigner() {
        String text = Samples.request().issue().text();
        String zlib = RawSig.seal(jsonOf(text), 9);
        assertThat(text).startsWith("eA").hasSizeLessThanOrEqualTo(zlib.length() + 8);
    }

    @Test
    @DisplayName("packs fast: in a stored block, as Go's issuer does")
    void packsFastInAStoredBlock() {
        String text = Samples.request().encoding(UserSigEncoding.FAST).issue().text();
        assertThat(text).isEqualTo(RawSig.seal(jsonOf(text), 0));
        assertThat(Samples.verify(text).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("signs nothing along unless told so")
    void signsNothingAlongByDefault() {
        assertThat(Samples.request().issue().userbuf()).isEmpty();
    }

    @Test
    @DisplayName("signs a userbuf along, or a ticket for a room: the last word counts")
    void signsTheLastOfUserbufAndTicketsAlong() {
        UserSigRequest request = Samples.request();
        assertThat(request.userbuf(new byte[] {1, 2, 3}).issue().userbuf()).contains(new byte[] {1, 2, 3});
        UserSig numbered = request.room(10000, RoomPrivilege.all()).issue();
        assertThat(PrivateMapKey.parse(numbered.userbuf().orElseThrow()).roomNumber())
                .hasValue(10000);
        UserSig named = request.room("room-1", Set.of(RoomPrivilege.ENTER_ROOM)).issue();
        assertThat(PrivateMapKey.parse(named.userbuf().orElseThrow()).roomName())
                .contains("room-1");
    }

    @Test
    @DisplayName("signs a ticket along that names its user and expires with the UserSig")
    void signsATicketForItsUserAlong() {
        UserSig named = Samples.request()
                .room("room-1", Set.of(RoomPrivilege.ENTER_ROOM))
                .issue();
        PrivateMapKey ticket = PrivateMapKey.parse(named.userbuf().orElseThrow());
        assertThat(ticket.roomName()).contains("room-1");
        assertThat(ticket.userId()).isEqualTo(Samples.USER);
        assertThat(ticket.expiresAt()).isEqualTo(named.expiresAt());
        assertThat(Samples.verify(named.text()).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("keeps to a rule for UserIDs that can be chosen")
    void keepsToAChosenRuleForUserIds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("用户"))
                .withMessageContainingAll("printable ASCII", "7003");
        assertThat(issuer.withUserIdRule(UserIdRule.ANY_TEXT).issue("用户").userId())
                .isEqualTo("用户");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.withUserIdRule(UserIdRule.STRICT).issue("al ice"));
        assertThat(issuer.app()).isEqualTo(Samples.APP);
    }

    @Test
    @DisplayName("escapes what JSON must not hold")
    void escapesWhatJsonMustNotHold() {
        UserSig sig = issuer.issue("a\"b\\c");
        assertThat(UserSig.parse(sig.text()).userId()).isEqualTo("a\"b\\c");
    }

    @Test
    @DisplayName("refuses a fraction of a second")
    void refusesAFractionOfASecond() {
        UserSigRequest request = Samples.request();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.validFor(Duration.ofMillis(1500)))
                .withMessageContaining("whole seconds only");
    }

    @Test
    @DisplayName("refuses times that no UserSig can say")
    void refusesTimesThatNoUserSigCanSay() {
        UserSigRequest request = Samples.request();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.validFor(Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessageContaining("longer than");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.issuedAt(Instant.MAX))
                .withMessageContaining("too far from 1970");
    }

    @Test
    @DisplayName("refuses a userbuf that its own verifier would not read any more")
    void refusesAUserbufTooLargeToRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.request().userbuf(new byte[12_500]).issue())
                .withMessageContaining("shorter userbuf");
        byte[] random = new byte[9_500];
        new Random(1).nextBytes(random);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.request()
                        .userbuf(random)
                        .encoding(UserSigEncoding.FAST)
                        .issue())
                .withMessageContaining("shorter userbuf");
        UserSig large = Samples.request().userbuf(new byte[8_000]).issue();
        assertThat(Samples.verify(large.text()).isAccepted()).isTrue();
    }

    private static byte[] jsonOf(String text) {
        byte[] packed = Base64.getDecoder()
                .decode(text.replace('*', '+').replace('-', '/').replace('_', '='));
        Inflater inflater = new Inflater();
        inflater.setInput(packed);
        byte[] json = new byte[1024];
        try {
            return Arrays.copyOf(json, inflater.inflate(json));
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }
}
