package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.WebhookSignature.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The signature of a webhook")
class WebhookSignatureTest {

    private static final String TOKEN = "xxxxyyyy";
    private static final String TIME = "1669872112";
    private static final String SIGN = "17773bc39a671d7b9aa835458704d2a6db81360a5940292b587d6d760d484061";
    private static final Instant NOW = Instant.ofEpochSecond(1_669_872_112);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    @DisplayName("is the one on the vendor's page, for the page's token and time")
    void matchesTheExampleOnTheVendorsPage() {
        assertThat(WebhookSignature.sign(TOKEN, NOW)).isEqualTo(SIGN);
        assertThat(WebhookSignature.sign(TOKEN, NOW.plusMillis(999))).isEqualTo(SIGN);
        assertThat(WebhookSignature.verify(TOKEN, SIGN, TIME, NOW, MINUTE)).isEqualTo(Result.VALID);
    }

    @ParameterizedTest(name = "{0} s from RequestTime: {1}")
    @CsvSource({"-61, STALE", "-60, VALID", "0, VALID", "60, VALID", "61, STALE", "86400, STALE"})
    @DisplayName("is good for as long as the tolerance says, in both directions")
    void isGoodWithinTheToleranceInBothDirections(long seconds, Result result) {
        assertThat(WebhookSignature.verify(TOKEN, SIGN, TIME, NOW.plusSeconds(seconds), MINUTE))
                .isEqualTo(result);
    }

    @Test
    @DisplayName("is wrong for another token")
    void isWrongForAnotherToken() {
        assertThat(WebhookSignature.verify("xxxyyy", SIGN, TIME, NOW, MINUTE)).isEqualTo(Result.WRONG);
    }

    @Test
    @DisplayName("is wrong for another time")
    void isWrongForAnotherTime() {
        assertThat(WebhookSignature.verify(TOKEN, SIGN, "1669872113", NOW, MINUTE))
                .isEqualTo(Result.WRONG);
    }

    @Test
    @DisplayName("is wrong in capitals, and in letters of other alphabets")
    void isWrongInOtherLetters() {
        assertThat(WebhookSignature.verify(TOKEN, SIGN.toUpperCase(Locale.ROOT), TIME, NOW, MINUTE))
                .isEqualTo(Result.WRONG);
        assertThat(WebhookSignature.verify(TOKEN, "\u4f60\u597d", TIME, NOW, MINUTE))
                .isEqualTo(Result.WRONG);
    }

    @Test
    @DisplayName("is missing without Sign or without RequestTime")
    void isMissingWithoutSignOrRequestTime() {
        assertThat(WebhookSignature.verify(TOKEN, null, TIME, NOW, MINUTE)).isEqualTo(Result.MISSING);
        assertThat(WebhookSignature.verify(TOKEN, SIGN, null, NOW, MINUTE)).isEqualTo(Result.MISSING);
        assertThat(WebhookSignature.verify(TOKEN, "", TIME, NOW, MINUTE)).isEqualTo(Result.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1669872112.0", "now", "99999999999999999999", "+1669872112", "\u0661"})
    @DisplayName("needs a RequestTime in decimal seconds, and is none with anything else")
    void needsARequestTimeInDecimalSeconds(String time) {
        assertThat(WebhookSignature.verify(TOKEN, SIGN, time, NOW, MINUTE)).isEqualTo(Result.BAD_TIME);
    }

    @Test
    @DisplayName("is not looked at with an empty token, by which everybody could sign")
    void refusesAnEmptyToken() {
        assertThatThrownBy(() -> WebhookSignature.verify("", SIGN, TIME, NOW, MINUTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token")
                .hasMessageContaining("console");
    }

    @Test
    @DisplayName("is not looked at with a negative tolerance")
    void refusesANegativeTolerance() {
        assertThatThrownBy(() -> WebhookSignature.verify(TOKEN, SIGN, TIME, NOW, MINUTE.negated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1M");
    }

    @Test
    @DisplayName("tells in words what is wrong, without the token or the signature")
    void tellsWhatIsWrongWithoutTheToken() {
        for (Result result : Result.values()) {
            assertThat(result.reason()).isNotBlank().doesNotContain(TOKEN).doesNotContain(SIGN);
            assertThat(result.isValid()).isEqualTo(result == Result.VALID);
        }
    }
}
