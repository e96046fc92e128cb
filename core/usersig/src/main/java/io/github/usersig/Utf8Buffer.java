package io.github.usersig;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that is put together as UTF-8 at once, which spares the hot paths a copy or two of every text. */
final class Utf8Buffer {

    private static final int[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    /** "00", "01", up to "99": two digits a step. */
    private static final byte[] DIGIT_PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            DIGIT_PAIRS[2 * i] = (byte) ('0' + i / 10);
            DIGIT_PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private byte[] bytes;
    private int length;

    Utf8Buffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** A text without other characters, ready to be appended at the cost of a copy. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void clear() {
        length = 0;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** By way of a copy: the JDK makes it many times faster than any loop over the characters. */
    Utf8Buffer append(String text) {
        return append(text.getBytes(StandardCharsets.UTF_8));
    }

    Utf8Buffer append(byte[] utf8) {
        ensureRoomFor(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    Utf8Buffer append(long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            return append(Long.toString(number));
        }
        int rest = (int) number;
        int digits = digits(rest);
        ensureRoomFor(digits);
        length += digits;
        int i = length;
        while (rest >= 100) {
            int pair = rest % 100 * 2;
            rest /= 100;
            bytes[--i] = DIGIT_PAIRS[pair + 1];
            bytes[--i] = DIGIT_PAIRS[pair];
        }
        bytes[--i] = DIGIT_PAIRS[rest * 2 + 1];
        if (rest >= 10) {
            bytes[--i] = DIGIT_PAIRS[rest * 2];
        }
        return this;
    }

    Utf8Buffer append(char ascii) {
        ensureRoomFor(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    private static int digits(int number) {
        int digits = 1;
        while (digits < POWERS_OF_TEN.length && number >= POWERS_OF_TEN[digits]) {
            digits++;
        }
        return digits;
    }

    private void ensureRoomFor(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
