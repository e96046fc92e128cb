package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Values made with the unmodified official Python and Node signers")
class DerivedVectorsTest {

    private static final UserSigIssuer ISSUER = UserSigIssuer.of(Samples.APP).withUserIdRule(UserIdRule.ANY_TEXT);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            D1, xiaojun,       15552000, '',     1Z5PngDjGaufeSiPoBuxdHY7EK3JTdAjMP93S4KvV3M=
            D2, xiaojun,       300,      '',     is4WpDRQEn1cDNAjO81t85dndXZmoY4Td6zFL4glU5Y=
            D3, administrator, 86400,    '',     los0WU+OsAqKAMeEseEb6GMMPAPQp6knnzQ5XIlQj0U=
            D4, 用户_é,         300,      '',     IogVO4JihTdK9m+aqQTn10IrsWiqiStzyQkXBbjWe7o=
            D5, xiaojun,       300,      10000,  9q4WcG2xT9tS+TpwuNBjX6HD592krQ4FUNDcYr7/qaY=
            D6, xiaojun,       300,      room-1, hxTN4Z+PQi+TjjOpIp952DPETTD7jDfUR7be4tBHeww=
            D7, xiaojun,       300,      abc,    ZIGZk/G3s7pJna1htd7Z8II10mz0JCkY+0/RgeARf48=
            D8, xiaojun,       0,        '',     rN4UDzanoV/EiQ9TyGLNRoEGchashv174KrP/v+X16M=
            """)
    @DisplayName("we sign the same")
    void signsTheSameAsTheOfficialSigners(String row, String user, long expire, String userbuf, String expected) {
        UserSigRequest request = ISSUER.forUser(user).issuedAt(Samples.ISSUED).validFor(Duration.ofSeconds(expire));
        switch (row) {
            case "D5" -> request.room(Long.parseLong(userbuf), RoomPrivilege.all());
            case "D6" -> request.room(userbuf, RoomPrivilege.all());
            case "D7" -> request.userbuf(userbuf.getBytes(StandardCharsets.UTF_8));
            default -> assertThat(userbuf).isEmpty();
        }
        UserSig sig = request.issue();
        assertThat(Base64.getEncoder().encodeToString(sig.claims().signature())).isEqualTo(expected);
    }

    @Test
    @DisplayName("the key is its characters, never decoded from hex")
    void takesTheKeyAsItsCharacters() {
        String wrong = "FKQzF0be2oLZ6gFn5NFjl8FU0xX3Hqep3m7ZYCY5umQ=";
        String ours = Base64.getEncoder().encodeToString(Samples.sig().claims().signature());
        assertThat(ours).isNotEqualTo(wrong);
        assertThat(HexFormat.of().parseHex(Samples.KEY)).hasSize(32);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "D2 by Python with spaces, xiaojun, eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkKjIT87NK82CSxSnZiQUFmSlAKUMTAyiAyqVWFGQWpQJljOFCJZm5IAFDMzSlxZnpIMMzi03CC1yCAl3zDJNd-Byz-C0MSyxMU-JSIqJy8yNNQlLMqtx8TNJzQk0jbZVqATkZMjQ_",
        "D2 by Node with the time first, xiaojun, eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwhWZiflZpXlQqeKU7MSCgswUJStDEwMogMiUZOamKlkZmqGKplYUZBalKlkZwwSKM9OVrJQyi03CC1yCAl3zDJNd-Byz-C0MSyxMU-JSIqJy8yNNQlLMqtx8TNJzQk0jbZVqAcCnMNQ_",
        "D2 as Go does it in a stored block, xiaojun, eAEApwBY-3siVExTLnZlciI6IjIuMCIsIlRMUy5pZGVudGlmaWVyIjoieGlhb2p1biIsIlRMUy5zZGthcHBpZCI6MTQwMDAwMDAwMCwiVExTLmV4cGlyZSI6MzAwLCJUTFMudGltZSI6MTYwMDAwMDAwMCwiVExTLnNpZyI6ImlzNFdwRFJRRW4xY0ROQWpPODF0ODVkbmRYWm1vWTRUZDZ6Rkw0Z2xVNVk9In0KAQAA--8CVTDe",
        "D4 by Python with escapes, 用户_é, eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkYkrNTY0sYkrNjIzN42NKDQxSLWEKi1OyEwsKMlOAygxNDKAAKpdaUZBZlAqUMYYLlWTmggQMzdCUFmemgyzyzE8P8zfxyswISfG2zNVOLAwMyTM08CwqDs8szAwuqaoMzI5wSsoKTzXPt1WqBQA*9TXR",
        "D5 by Node with a userbuf, xiaojun, eJxVjckOgkAQRP*lrxoUHBcm8dBqhIMhLmOEI8uo7ToMoBjjvxsVDtahknrvUE8Qs5Vxkxo4WEYbmt9NibzktKUvLim8HopLpbLkGCpFCXCTtav8TE5nCdzs-VNZKtISeKcGRSZ1VGyBAyK60jntI0uZ0cl7iB0ijuOFb7LlDBFxPvg01s*0Aw52yjaxY5XCzlcNoe6FNzr4PXfSta2jXrDp2pvEge630jAYwusNaO9Bfw__"
    })
    @DisplayName("we accept what they issued")
    void acceptsWhatTheOfficialSignersIssued(String row, String user, String text) {
        Verification verification = UserSigVerifier.of(Samples.APP).verify(text, user, Samples.ISSUED);
        assertThat(verification.isAccepted())
                .as("%s: %s", row, verification.reason())
                .isTrue();
        assertThat(verification.userSig().orElseThrow().validity()).isEqualTo(Samples.FIVE_MINUTES);
    }
}
