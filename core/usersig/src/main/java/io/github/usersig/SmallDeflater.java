package io.github.usersig;

import java.util.Arrays;

/**
 * Deflates claims in one block with the fixed Huffman codes (RFC 1951, section 3.2.6).
 *
 * <p>Our own and not the JDK's: for the 170 bytes of a UserSig zlib spends its time on clearing tables made for
 * megabytes and on building codes that it then drops for the fixed ones, and takes as long as eight UserSigs take here.
 * The result is as long as zlib's, give or take a few bytes, and any zlib reads it. For inflating, where the input is
 * not ours, the JDK's inflater it stays.
 *
 * <p>Not thread-safe: it keeps its tables.
 */
final class SmallDeflater {

    private static final int MIN_MATCH = 3;
    private static final int MAX_MATCH = 258;
    private static final int HASH_BITS = 9;
    private static final int END_OF_BLOCK = 256;
    private static final int FIRST_LENGTH = 257;

    /** The smallest length, and the smallest distance, that each code stands for; the gap to the next gives its bits. */
    private static final int[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };

    private static final int[] DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };

    private static final int[] SYMBOL_CODE = new int[288];
    private static final int[] SYMBOL_BITS = new int[288];

    static {
        for (int symbol = 0; symbol < SYMBOL_CODE.length; symbol++) {
            if (symbol < 144) {
                define(symbol, 0x30 + symbol, 8);
            } else if (symbol < END_OF_BLOCK) {
                define(symbol, 0x190 + symbol - 144, 9);
            } else if (symbol < 280) {
                define(symbol, symbol - END_OF_BLOCK, 7);
            } else {
                define(symbol, 0xc0 + symbol - 280, 8);
            }
        }
    }

    /** Where each hash of three bytes was seen last, plus one. */
    private final short[] lastSeen = new short[1 << HASH_BITS];

    private byte[] out = new byte[0];
    private int length;
    private long bits;
    private int bitCount;

    /** Codes go out with their first bit first, everything else with its last bit first: so they are kept reversed. */
    private static void define(int symbol, int code, int bits) {
        SYMBOL_CODE[symbol] = Integer.reverse(code) >>> (32 - bits);
        SYMBOL_BITS[symbol] = bits;
    }

    /**
     * Writes the deflated block and returns where it ends.
     *
     * @param input at most 32,767 bytes
     * @param output has room from {@code start} on for 9 bits a byte and some more
     */
    int deflate(byte[] input, int inputLength, byte[] output, int start) {
        out = output;
        length = start;
        bits = 0;
        bitCount = 0;
        Arrays.fill(lastSeen, (short) 0);
        put(1, 1); // the last block
        put(1, 2); // with fixed codes
        int i = 0;
        while (i < inputLength) {
            int match = i + MIN_MATCH <= inputLength ? swapLastSeen(input, i) : -1;
            int matched = match < 0 ? 0 : matchLength(input, inputLength, match, i);
            if (matched < MIN_MATCH) {
                putSymbol(input[i++] & 0xff);
                continue;
            }
            putLength(matched);
            putDistance(i - match);
            for (int end = i + matched; ++i < end; ) {
                if (i + MIN_MATCH <= inputLength) {
                    swapLastSeen(input, i);
                }
            }
        }
        putSymbol(END_OF_BLOCK);
        flush();
        return length;
    }

    private int swapLastSeen(byte[] input, int i) {
        int three = (input[i] & 0xff) | (input[i + 1] & 0xff) << 8 | (input[i + 2] & 0xff) << 16;
        int hash = (three * 0x9E3779B1) >>> (32 - HASH_BITS);
        int last = lastSeen[hash] - 1;
        lastSeen[hash] = (short) (i + 1);
        return last;
    }

    private static int matchLength(byte[] input, int inputLength, int match, int i) {
        int most = Math.min(MAX_MATCH, inputLength - i);
        int matched = 0;
        while (matched < most && input[match + matched] == input[i + matched]) {
            matched++;
        }
        return matched;
    }

    private void putLength(int matched) {
        int code = indexOfRange(LENGTHS, matched);
        putSymbol(FIRST_LENGTH + code);
        put(matched - LENGTHS[code], code < 8 || code == 28 ? 0 : code / 4 - 1);
    }

    private void putDistance(int distance) {
        int code = indexOfRange(DISTANCES, distance);
        put(Integer.reverse(code) >>> 27, 5);
        put(distance - DISTANCES[code], code < 4 ? 0 : code / 2 - 1);
    }

    private static int indexOfRange(int[] starts, int value) {
        int index = Arrays.binarySearch(starts, value);
        return index >= 0 ? index : -index - 2;
    }

    private void putSymbol(int symbol) {
        put(SYMBOL_CODE[symbol], SYMBOL_BITS[symbol]);
    }

    private void put(int value, int count) {
        bits |= (long) value << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            out[length++] = (byte) bits;
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void flush() {
        if (bitCount > 0) {
            out[length++] = (byte) bits;
        }
    }
}
