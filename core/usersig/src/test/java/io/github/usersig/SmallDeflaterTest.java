package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SmallDeflater")
class SmallDeflaterTest {

    private final SmallDeflater deflater = new SmallDeflater();

    @Test
    @DisplayName("writes what zlib reads, whatever the bytes: random, repeating, or both")
    void writesWhatZlibReads() {
        qt().withExamples(2_000)
                .forAll(
                        integers().between(0, 16_384),
                        integers().between(1, 256),
                        integers().allPositive())
                .check((length, alphabet, seed) -> {
                    byte[] input = new byte[length];
                    Random random = new Random(seed);
                    for (int i = 0; i < length; i++) {
                        boolean repeat = i > 300 && random.nextInt(4) == 0;
                        input[i] = repeat ? input[i - 1 - random.nextInt(300)] : (byte) random.nextInt(alphabet);
                    }
                    return Arrays.equals(inflate(deflate(input), length), input);
                });
    }

    @Test
    @DisplayName("finds matches of every length and distance that there is a code for")
    void findsMatchesOfEveryLengthAndDistance() {
        Random random = new Random(7);
        for (int distance = 3; distance <= 16_000; distance += distance < 600 ? 1 : 97) {
            int length = 3 + distance % 300;
            byte[] input = new byte[distance + length];
            random.nextBytes(input);
            System.arraycopy(input, 0, input, distance, Math.min(length, distance));
            assertThat(inflate(deflate(input), input.length)).isEqualTo(input);
        }
        byte[] zeros = new byte[16_384];
        assertThat(inflate(deflate(zeros), zeros.length)).isEqualTo(zeros);
        assertThat(deflate(zeros)).hasSizeLessThan(128);
    }

    @Test
    @DisplayName("makes claims about as short as zlib does at its best")
    void compressesAboutAsWellAsZlib() {
        byte[] json = ("{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"xiaojun\",\"TLS.sdkappid\":1400000000,"
                        + "\"TLS.expire\":15552000,\"TLS.time\":1600000000,"
                        + "\"TLS.sig\":\"1Z5PngDjGaufeSiPoBuxdHY7EK3JTdAjMP93S4KvV3M=\"}")
                .getBytes(UTF_8);
        int headerAndSum = 6;
        int zlib = RawSig.zlib(json, Deflater.BEST_COMPRESSION).length - headerAndSum;
        assertThat(deflate(json)).hasSizeLessThanOrEqualTo(zlib + 6);
    }

    private byte[] deflate(byte[] input) {
        byte[] output = new byte[input.length + input.length / 8 + 64];
        return Arrays.copyOf(output, deflater.deflate(input, input.length, output, 0));
    }

    private static byte[] inflate(byte[] raw, int expectedLength) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(raw);
            byte[] output = new byte[expectedLength + 1];
            int length = inflater.inflate(output);
            assertThat(inflater.finished()).isTrue();
            return Arrays.copyOf(output, length);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }
}
