package io.github.usersig.mockim.server.internal.parity.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The text in the place of a text")
class MaskedTextsTest {

    private static final String LETTERS = "aZ 9.-é文😀";

    @ParameterizedTest
    @CsvSource({
        "call me back, text1.......",
        "Bob, xx1",
        "https://example.com/bob.png, https://text1..............",
        "13800138000, 10000000001",
        "7, 7",
        "'', ''"
    })
    @DisplayName("says nothing of it, and is as long")
    void saysNothingOfIt(String text, String masked) {
        assertThat(new MaskedTexts().mask(text)).isEqualTo(masked);
    }

    @Test
    @DisplayName("is the same for the same text, and another one for another")
    void isTheSameForTheSame() {
        MaskedTexts masks = new MaskedTexts();

        assertThat(masks.mask("red or blue"))
                .isEqualTo(masks.mask("red or blue"))
                .isNotEqualTo(masks.mask("red or grey"));
        assertThat(masks.mask("红色")).isEqualTo(masks.mask("红色")).isNotEqualTo(masks.mask("蓝色"));
        assertThat(masks.mask(19_900_101)).isEqualTo(masks.mask(19_900_101)).isNotEqualTo(masks.mask(19_900_102));
        assertThat(Long.toString(masks.mask(19_900_101))).hasSize(8);
    }

    @Test
    @DisplayName("has as many characters and bytes, whatever is in it")
    void hasAsManyCharactersAndBytes() {
        Random random = new Random(17);
        int[] letters = LETTERS.codePoints().toArray();
        for (int i = 0; i < 2_000; i++) {
            MaskedTexts masks = new MaskedTexts();
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int j = 0; j < length; j++) {
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }

            String masked = masks.mask(text.toString());

            assertThat(masked.length()).as(text.toString()).isEqualTo(text.length());
            assertThat(masked.getBytes(UTF_8).length)
                    .as(text.toString())
                    .isEqualTo(text.toString().getBytes(UTF_8).length);
        }
    }
}
