package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/** Reads as much of an HTTP answer as is needed to know that it has come, and that it is a good one. */
final class Answers {

    private static final byte[] STATUS = "HTTP/1.1 200".getBytes(US_ASCII);
    private static final byte[] LENGTH = "\ncontent-length:".getBytes(US_ASCII);
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] GOOD = "\"OK\"".getBytes(US_ASCII);

    private Answers() {}

    /**
     * Whether these bytes are a whole answer.
     *
     * @throws IOException if it is, and does not say OK
     */
    static boolean isWhole(byte[] bytes, int length) throws IOException {
        int headers = find(END_OF_HEADERS, bytes, 0, length);
        if (headers < 0) {
            return false;
        }
        int body = headers + END_OF_HEADERS.length;
        int name = find(LENGTH, bytes, 0, body);
        boolean whole = name < 0
                ? find(LAST_CHUNK, bytes, headers, length) >= 0
                : length - body == number(bytes, name + LENGTH.length);
        if (whole && (find(STATUS, bytes, 0, STATUS.length) < 0 || find(GOOD, bytes, body, length) < 0)) {
            throw new IOException("answered " + new String(bytes, 0, length, US_ASCII));
        }
        return whole;
    }

    /** Where a text in small letters is, whatever letters it has there; -1 if nowhere. */
    private static int find(byte[] wanted, byte[] bytes, int from, int to) {
        for (int start = from; start + wanted.length <= to; start++) {
            int i = 0;
            while (i < wanted.length && (bytes[start + i] == wanted[i] || small(bytes[start + i]) == wanted[i])) {
                i++;
            }
            if (i == wanted.length) {
                return start;
            }
        }
        return -1;
    }

    private static int small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    private static int number(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                value = 10 * value + bytes[i] - '0';
            }
        }
        return value;
    }
}
