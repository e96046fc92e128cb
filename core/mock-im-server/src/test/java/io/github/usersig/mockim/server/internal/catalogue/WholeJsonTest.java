package io.github.usersig.mockim.server.internal.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON, read without a mapper,")
class WholeJsonTest {

    private static final int TEXTS = 3_000;

    private static final ObjectReader MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** What texts are made of: mostly JSON, and now and then none. */
    private static final String[] PARTS = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"a\":",
        "\"b\"",
        "\"\\u00e9\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\x\"",
        "\"\u00e9\"",
        "\"",
        "1",
        "-0",
        "-0.0",
        "01",
        "1.5e3",
        "1e400",
        "-",
        "2147483648",
        "9223372036854775808",
        "123456789012345678901234567890.5",
        "true",
        "false",
        "null",
        "nul",
        "NaN",
        " ",
        "\n",
        "\t",
        "//",
        "/**/",
        "'a'",
        "\u0000",
        "\u001f",
        "\u00ff",
        "\\",
        "{}",
        "[]",
        "{\"a\":1,\"a\":{\"b\":2},\"c\":[]}"
    };

    private interface Reading {
        JsonNode read() throws IOException;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("is what a mapper makes of it, or is no JSON for the same reason at the same place")
    void isWhatAMapperMakesOfIt(long seed) {
        Random random = new Random(seed);
        int good = 0;
        for (int i = 0; i < TEXTS; i++) {
            byte[] text = i % 2 == 0 ? parts(random) : bent(random);
            String outcome = outcome(() -> WholeJson.read(text));

            assertThat(outcome).as(() -> new String(text, ISO_8859_1)).isEqualTo(outcome(() -> MAPPER.readTree(text)));
            String string = new String(text, UTF_8);
            assertThat(outcome(() -> WholeJson.read(string)))
                    .as(string)
                    .isEqualTo(outcome(() -> MAPPER.readTree(string)));
            good += outcome.startsWith("good") ? 1 : 0;
        }
        assertThat(good).isBetween(TEXTS / 50, TEXTS * 49 / 50);
    }

    @Test
    @DisplayName("is no JSON when it is too deep, or has a number that is too long")
    void hasItsLimits() {
        for (String text : new String[] {
            "[".repeat(1_001) + "]".repeat(1_001),
            "{\"a\":".repeat(1_001) + "1" + "}".repeat(1_001),
            "1".repeat(1_001),
            "1." + "1".repeat(1_001),
            "[".repeat(500_000),
            "{\"" + "a".repeat(60_000) + "\":1}"
        }) {
            assertThat(outcome(() -> WholeJson.read(text)))
                    .startsWith("bad")
                    .isEqualTo(outcome(() -> MAPPER.readTree(text)));
            assertThat(outcome(() -> WholeJson.read(text.getBytes(UTF_8))))
                    .isEqualTo(outcome(() -> MAPPER.readTree(text.getBytes(UTF_8))));
        }
    }

    private static String outcome(Reading reading) {
        try {
            JsonNode node = reading.read();
            return "good " + node.getNodeType() + " " + node;
        } catch (JsonProcessingException e) {
            return "bad " + e.getClass() + " "
                    + (e.getLocation() == null
                            ? ""
                            : e.getLocation().getLineNr() + ":"
                                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            return "bad " + e.getClass();
        }
    }

    private static byte[] parts(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(8); left > 0; left--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString().getBytes(random.nextInt(4) == 0 ? ISO_8859_1 : UTF_8);
    }

    /** JSON with a byte or so of it changed, or without its end. */
    private static byte[] bent(Random random) {
        byte[] bytes = "{\"To_Account\":\"\u7528\u6237\",\"x\":[0,-1.25,12345678901],\"y\":{\"z\":[true,null,{}]}}"
                .getBytes(UTF_8);
        for (int left = random.nextInt(3); left > 0; left--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
}
