package io.github.usersig;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Base64 as UserSigs have it: {@code *} for {@code +}, {@code -} for {@code /}, and {@code _} for the padding.
 *
 * <p>No decoder of the JDK knows it, and base64url is another thing. Reading is as lenient as official verifiers are: it
 * also takes the standard characters, and passes over white space.
 */
final class UserSigBase64 {

    private static final byte[] CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-".getBytes(StandardCharsets.US_ASCII);
    private static final byte PADDING = '_';

    /** Two characters for each twelve bits, which halves the look-ups. */
    private static final char[] PAIRS = new char[1 << 12];

    private static final VarHandle BIG_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final byte UNKNOWN = -1;
    private static final byte SKIP = -2;
    private static final byte PAD = -3;
    private static final byte[] MEANING = new byte[128];

    static {
        for (int i = 0; i < PAIRS.length; i++) {
            PAIRS[i] = (char) (CHARACTERS[i >>> 6] << 8 | CHARACTERS[i & 0x3f]);
        }
        Arrays.fill(MEANING, UNKNOWN);
        for (int i = 0; i < CHARACTERS.length; i++) {
            MEANING[CHARACTERS[i]] = (byte) i;
        }
        MEANING['+'] = MEANING['*'];
        MEANING['/'] = MEANING['-'];
        MEANING[PADDING] = PAD;
        MEANING['='] = PAD;
        for (char space : new char[] {' ', '\t', '\r', '\n'}) {
            MEANING[space] = SKIP;
        }
    }

    private UserSigBase64() {}

    /** How many characters that many bytes make. */
    static int encodedLength(int bytes) {
        return (bytes + 2) / 3 * 4;
    }

    /** Writes the characters of the first bytes into an array that has room for them. */
    static int encode(byte[] bytes, int length, byte[] characters) {
        int out = 0;
        int whole = length - length % 3;
        for (int i = 0; i < whole; i += 3) {
            int bits = (bytes[i] & 0xff) << 16 | (bytes[i + 1] & 0xff) << 8 | (bytes[i + 2] & 0xff);
            int four = PAIRS[bits >>> 12] << 16 | PAIRS[bits & 0xfff];
            BIG_ENDIAN_INT.set(characters, out, four);
            out += 4;
        }
        if (whole < length) {
            boolean two = length - whole == 2;
            int bits = (bytes[whole] & 0xff) << 16 | (two ? (bytes[whole + 1] & 0xff) << 8 : 0);
            characters[out++] = CHARACTERS[bits >>> 18];
            characters[out++] = CHARACTERS[bits >>> 12 & 0x3f];
            characters[out++] = two ? CHARACTERS[bits >>> 6 & 0x3f] : PADDING;
            characters[out++] = PADDING;
        }
        return out;
    }

    /** Goes as far as there are groups of four without padding, white space or faults, and returns how far that is. */
    private static int decodePlain(String text, byte[] bytes) {
        int in = 0;
        int out = 0;
        while (in + 4 <= text.length()) {
            int bits = meaning(text.charAt(in)) << 18
                    | meaning(text.charAt(in + 1)) << 12
                    | meaning(text.charAt(in + 2)) << 6
                    | meaning(text.charAt(in + 3));
            if (bits < 0) {
                break;
            }
            bytes[out] = (byte) (bits >> 16);
            bytes[out + 1] = (byte) (bits >> 8);
            bytes[out + 2] = (byte) bits;
            in += 4;
            out += 3;
        }
        return in;
    }

    private static int meaning(char c) {
        return c < MEANING.length ? MEANING[c] : UNKNOWN;
    }

    /** Writes what the text stands for into an array that has room for 3 bytes for each 4 characters. */
    static int decode(String text, byte[] bytes) throws UndecodableException {
        int plain = decodePlain(text, bytes);
        int out = plain / 4 * 3;
        int bits = 0;
        int count = plain;
        int padding = 0;
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            int meaning = meaning(c);
            if (meaning >= 0 && padding == 0) {
                bits = bits << 6 | meaning;
                if ((++count & 3) == 0) {
                    bytes[out] = (byte) (bits >> 16);
                    bytes[out + 1] = (byte) (bits >> 8);
                    bytes[out + 2] = (byte) bits;
                    out += 3;
                }
            } else if (meaning == PAD) {
                padding++;
            } else if (meaning != SKIP) {
                throw new UndecodableException("has " + Texts.quote(c) + " at position " + i
                        + (meaning >= 0
                                ? ", after its padding"
                                : ": it is made of A-Z a-z 0-9 * - and, at the end, _"));
            }
        }
        if (count == 0) {
            throw new UndecodableException(padding == 0 ? "is empty" : "is padding and nothing else");
        }
        if ((count + padding) % 4 != 0 || padding > 2) {
            throw new UndecodableException("has " + count + " characters and " + padding
                    + " of padding, which make no whole groups of 4: is its end missing?");
        }
        if (padding > 0) {
            bits <<= 6 * padding;
            bytes[out++] = (byte) (bits >> 16);
            if (padding == 1) {
                bytes[out++] = (byte) (bits >> 8);
            }
        }
        return out;
    }
}
