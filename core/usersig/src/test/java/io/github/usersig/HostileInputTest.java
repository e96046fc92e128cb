package io.github.usersig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import io.github.usersig.Verification.Refused;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody presents as a UserSig, the answer is 70003 and a reason, soon and without much memory. */
@DisplayName("Hostile input")
@Timeout(30)
class HostileInputTest {

    private static final int TEN_MB = 10 << 20;
    private static final int HUNDRED_MB = 100 << 20;
    private static final String SIG = "is4WpDRQEn1cDNAjO81t85dndXZmoY4Td6zFL4glU5Y=";

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("nothing", "", "empty"),
                arguments("white space", " \r\n\t", "empty"),
                arguments("padding alone", "____", "padding and nothing else"),
                arguments("padding in the middle", "eA__eA__", "after its padding"),
                arguments("too much padding", "e___", "is its end missing"),
                arguments("a single character", "e", "is its end missing"),
                arguments("10 MB of a letter", "e".repeat(TEN_MB), "more than 16384"),
                arguments("10 MB of white space", " ".repeat(TEN_MB), "more than 16384"),
                arguments("another alphabet", "用户用户", "at position 0"),
                arguments("a control character", "eA\u0000A", "'\\u0000' at position 2"),
                arguments("a line separator", "eA\u2028A", "'\\u2028' at position 2"),
                arguments("an emoji", "eAA\ud83d", "'\\ud83d' at position 3"),
                arguments("no zlib stream", "AAAA", "zlib"),
                arguments("a gzip stream", RawSig.swap(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0}), "zlib"),
                arguments("a preset dictionary", RawSig.swap(new byte[] {0x78, (byte) 0xbb, 1, 2, 3, 4}), "zlib"),
                arguments("a bomb: 100 MB of zeros", bomb(new byte[HUNDRED_MB]), "more than"),
                arguments(
                        "a small bomb: 1 MB of zeros",
                        RawSig.seal(new byte[1 << 20], 9),
                        "inflates to more than 16384"),
                arguments("the plain JSON of the oldest form", "{\"TLS.sdk_appid\":\"1\"}", "is made of"));
    }

    private static String bomb(byte[] zeros) {
        return RawSig.seal(zeros, Deflater.BEST_COMPRESSION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    @DisplayName("as a text is refused with 70003")
    void refusesHostileTextWith70003(String what, String text, String reason) {
        assertRefused(text, reason);
    }

    static Stream<Arguments> jsons() {
        String rest = ",\"TLS.time\":1600000000,\"TLS.expire\":300,\"TLS.sig\":\"" + SIG + "\"}";
        String start = "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"xiaojun\"";
        return Stream.of(
                arguments("nothing", "", "do not start"),
                arguments("a list", "[]", "do not start"),
                arguments("an object without an end", "{", "not JSON"),
                arguments("a text without an end", "{\"TLS", "no end"),
                arguments("an escape without an end", "{\"TLS\\", "no end"),
                arguments("a key without a value", "{\"a\"}", "':' is missing"),
                arguments("a value without a comma", "{\"a\":1 \"b\":2}", "',' or '}'"),
                arguments("a comma without a value", "{\"a\":1,}", "not JSON"),
                arguments("no keys", "{}", "TLS.sig is missing"),
                arguments("something after the end", "{}x", "follows the end"),
                arguments("two objects", "{}{}", "follows the end"),
                arguments("deep nesting", "{\"a\":" + "[".repeat(8_000), "nested more than 16 deep"),
                arguments("deep objects", "{\"a\":" + "{\"a\":".repeat(2_000), "nested more than 16 deep"),
                arguments("endless white space", "{" + " ".repeat(16_000), "not JSON"),
                arguments("many unknown claims", manyKeys(), "more than 64 claims"),
                arguments("an unknown claim twice", "{\"a\":1,\"a\":1}", "\"a\" twice"),
                arguments("a claim twice", "{\"TLS.time\":1,\"TLS.time\":1}", "\"TLS.time\" twice"),
                arguments("a claim twice, once in disguise", "{\"TLS.time\":1,\"TLS.\\u0074ime\":1}", "twice"),
                arguments("a bare word", "{\"a\":nil}", "not JSON"),
                arguments("a bad escape", "{\"\\x\":1}", "escape"),
                arguments("half an escape", "{\"\\u12\":1}", "four hex digits"),
                arguments("half a surrogate pair", "{\"\\ud83d\":1}", "half a surrogate pair"),
                arguments("a raw control character", "{\"\u0001\":1}", "control character"),
                arguments("another version", "{\"TLS.ver\":\"3.0\"}", "is not \"2.0\""),
                arguments("a version that is a number", "{\"TLS.ver\":2.0}", "is not \"2.0\""),
                arguments("a user that is a number", "{\"TLS.identifier\":1" + rest, "is not a text"),
                arguments(
                        "a user of two lines",
                        "{\"TLS.identifier\":\"a\\nTLS.sdkappid:1\"" + rest,
                        "control character"),
                arguments(
                        "an SDKAppID that is a text",
                        start + ",\"TLS.sdkappid\":\"1400000000\"" + rest,
                        "not a whole number"),
                arguments(
                        "an SDKAppID with a fraction", start + ",\"TLS.sdkappid\":1.4e9" + rest, "not a whole number"),
                arguments("an SDKAppID that is null", start + ",\"TLS.sdkappid\":null" + rest, "not a whole number"),
                arguments("an SDKAppID with a leading zero", start + ",\"TLS.sdkappid\":01" + rest, "not JSON"),
                arguments("an SDKAppID that is a sign", start + ",\"TLS.sdkappid\":-" + rest, "not JSON"),
                arguments("an SDKAppID of 10^30", start + ",\"TLS.sdkappid\":1" + "0".repeat(30) + rest, "18 digits"),
                arguments(
                        "an SDKAppID beyond 2^53", start + ",\"TLS.sdkappid\":9007199254740993" + rest, "out of range"),
                arguments(
                        "a time far in the past", "{\"TLS.time\":-9007199254740993,\"TLS.sig\":\"\"}", "out of range"),
                arguments("a signature that is no base64", "{\"TLS.sig\":\"%\"}", "TLS.sig is not standard base64"),
                arguments(
                        "a userbuf that is no base64",
                        "{\"TLS.userbuf\":\"*\",\"TLS.sig\":\"\"}",
                        "TLS.userbuf is not"),
                arguments("a legacy sig without a time", "{\"TLS.sdk_appid\":\"1\",\"TLS.sig\":\"\"}", "is missing"),
                arguments(
                        "a legacy sig with words for numbers",
                        "{\"TLS.sdk_appid\":\"one\",\"TLS.time\":\"1\",\"TLS.expire_after\":\"1\",\"TLS.account_type\":\"0\","
                                + "\"TLS.identifier\":\"a\",\"TLS.sig\":\"\"}",
                        "TLS.sdk_appid is not a whole number"));
    }

    private static String manyKeys() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 1_000; i++) {
            json.append("\"k").append(i).append("\":1,");
        }
        return json.append("\"z\":1}").toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsons")
    @DisplayName("as claims is refused with 70003")
    void refusesHostileClaimsWith70003(String what, String json, String reason) {
        assertRefused(RawSig.seal(json), reason);
    }

    @Test
    @DisplayName("that is not UTF-8 is refused with 70003")
    void refusesWhatIsNotUtf8With70003() {
        for (String bad : new String[] {
            "\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00e4\u00b8", "\u00f8\u0088\u0080\u0080\u0080"
        }) {
            assertRefused(RawSig.seal(("{\"" + bad + "\":1}").getBytes(ISO_8859_1), 6), "not UTF-8");
        }
    }

    @Test
    @DisplayName("cut off anywhere is refused with 70003")
    void refusesAUserSigCutOffAnywhere() {
        for (UserSigEncoding encoding : UserSigEncoding.values()) {
            String text = Samples.request().encoding(encoding).issue().text();
            for (int length = 0; length < text.length(); length++) {
                assertThat(Samples.verify(text.substring(0, length)).code())
                        .as("the first %d of %d characters", length, text.length())
                        .isEqualTo(70003);
            }
        }
    }

    @Test
    @DisplayName("with any character changed is refused, unless it still says the very same")
    void refusesAUserSigWithAnyCharacterChanged() {
        UserSig original = Samples.request().userbuf(new byte[1]).issue();
        String text = original.text();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-_ ";
        int refused = 0;
        for (int i = 0; i < text.length(); i++) {
            for (int j = 0; j < alphabet.length(); j++) {
                String changed = text.substring(0, i) + alphabet.charAt(j) + text.substring(i + 1);
                Verification verification = Samples.verify(changed);
                if (verification.isAccepted()) {
                    assertThat(verification.userSig().orElseThrow().claims())
                            .usingRecursiveComparison()
                            .isEqualTo(original.claims());
                } else {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(text.length() * (alphabet.length() - 2));
    }

    @Test
    @DisplayName("at random never makes the verifier throw, and is never accepted")
    void neverThrowsAtRandomInput() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            String text = random.nextBoolean() ? new String(bytes, ISO_8859_1) : RawSig.swap(bytes);
            assertThat(Samples.verify(text).code()).isEqualTo(70003);
            assertThat(Samples.verify(RawSig.seal(bytes, 1)).code()).isEqualTo(70003);
        }
    }

    @Test
    @DisplayName("never costs more than 64 KiB of memory, the largest bomb included")
    void neverCostsMoreThan64KiB() {
        String[] texts = Stream.concat(
                        texts(), jsons().map(row -> arguments(row.get()[0], RawSig.seal((String) row.get()[1]))))
                .map(row -> (String) row.get()[1])
                .toArray(String[]::new);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        UserSigVerifier verifier = UserSigVerifier.of(Samples.APP);
        for (int round = 0; round < 2; round++) {
            for (String text : texts) {
                long before =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                verifier.verify(text, Samples.USER, Samples.ISSUED);
                long allocated =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
                if (round > 0) {
                    assertThat(allocated).isLessThan(64 << 10);
                }
            }
        }
    }

    @Test
    @DisplayName("in the standard base64 alphabet is read, as official verifiers do")
    void readsTheStandardBase64Alphabet() {
        String text = Samples.sig().text().replace('*', '+').replace('-', '/').replace('_', '=');
        assertThat(Samples.verify(text).isAccepted()).isTrue();
    }

    private static void assertRefused(String text, String reason) {
        Refused refused = Samples.refusal(Samples.verify(text));
        assertThat(refused.code()).isEqualTo(70003);
        assertThat(refused.field() + " " + refused.reason()).contains(reason).hasSizeLessThan(200);
        if (text.length() > 20) {
            assertThat(refused.toString()).doesNotContain(text.substring(0, 20));
        }
        assertThat(refused.reason().getBytes(UTF_8)).hasSizeLessThan(200);
    }
}
