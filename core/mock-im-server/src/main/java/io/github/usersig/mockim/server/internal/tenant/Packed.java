package io.github.usersig.mockim.server.internal.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Numbers and texts, one behind the other, as bytes: small numbers in one, texts in UTF-8 where that can say them. */
final class Packed {

    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7F;
    private static final int LONGEST_NUMBER = 10;
    private static final int BYTE = 0xFF;
    private static final byte[] NOTHING = {};

    private byte[] bytes;
    private int length;

    /**
     * Nothing yet.
     *
     * @param before how many bytes are left free before all
     * @param room how many may well follow
     */
    Packed(int before, int room) {
        bytes = new byte[before + room];
        length = before;
    }

    /** Adds a number, of which those from 0 on take the least room. */
    Packed number(long number) {
        require(LONGEST_NUMBER);
        long rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[length++] = (byte) ((rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** Adds a text. */
    Packed text(String text) {
        return text(text, utf8(text));
    }

    /** Adds a text whose {@link #utf8} is known. */
    Packed text(String text, byte[] utf8) {
        boolean broken = utf8.length == 0 && !text.isEmpty();
        byte[] encoded = broken ? chars(text) : utf8;
        number(((long) encoded.length << 1) | (broken ? 1 : 0));
        require(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** All that was added. */
    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** A text in UTF-8; nothing if half a surrogate pair is in it, which JSON can bring in and UTF-8 cannot say. */
    static byte[] utf8(String text) {
        return text.isEmpty() || isBroken(text) ? NOTHING : text.getBytes(UTF_8);
    }

    private static boolean isBroken(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (Character.isSurrogate(c)
                    && (Character.isLowSurrogate(c)
                            || i == text.length()
                            || !Character.isLowSurrogate(text.charAt(i++)))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] chars(String text) {
        byte[] chars = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            chars[2 * i] = (byte) (text.charAt(i) >>> Byte.SIZE);
            chars[2 * i + 1] = (byte) text.charAt(i);
        }
        return chars;
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /** Reads them in the order they were added. */
    static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        /** Where the next one begins. */
        int at() {
            return at;
        }

        long number() {
            long number = 0;
            int shift = 0;
            while (bytes[at] < 0) {
                number |= (long) (bytes[at++] & SEVEN_BITS) << shift;
                shift += 7;
            }
            return number | ((long) bytes[at++] << shift);
        }

        /** How many bytes of a text follow, which is at hand then. */
        int lengthOfText() {
            return (int) (number() >>> 1);
        }

        void skipText() {
            int length = lengthOfText();
            at += length;
        }

        String text() {
            int length = (int) number();
            int begin = at;
            at += length >>> 1;
            if ((length & 1) == 0) {
                return new String(bytes, begin, length >>> 1, UTF_8);
            }
            char[] chars = new char[length >>> 2];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) ((bytes[begin + 2 * i] << Byte.SIZE) | (bytes[begin + 2 * i + 1] & BYTE));
            }
            return new String(chars);
        }
    }
}
