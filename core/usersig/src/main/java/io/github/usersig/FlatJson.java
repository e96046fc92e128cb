package io.github.usersig;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the one JSON object that a UserSig holds, key by key.
 *
 * <p>Our own and not a library: this module has no dependencies, so that it can stand on any test class path, and the
 * object is flat. Lenient about white space and raw line breaks in texts, strict about everything else.
 */
final class FlatJson {

    /** How deep the values of unknown keys may be nested before they are given up. */
    private static final int MAX_DEPTH = 16;

    private static final int MAX_DIGITS = 18;

    private final byte[] json;
    private final int length;
    private int position;

    FlatJson(byte[] json, int length) {
        this.json = json;
        this.length = length;
    }

    /** A value that is neither text nor whole number. */
    static final Object OTHER = new Object();

    /** Moves into the object. */
    void begin() throws UndecodableException {
        expect('{', "the claims do not start with '{'");
    }

    /** Moves to the next key: false at the end of the object, after which nothing may follow. */
    boolean next(boolean first) throws UndecodableException {
        if (peek() == '}') {
            position++;
            if (peek() >= 0) {
                throw broken("something follows the end of the claims");
            }
            return false;
        }
        if (!first) {
            expect(',', "a ',' or '}' is missing");
        }
        return true;
    }

    String key() throws UndecodableException {
        String key = text();
        expect(':', "a ':' is missing");
        return key;
    }

    /** The value: a {@code String}, a {@code Long}, or {@link #OTHER}. */
    Object value() throws UndecodableException {
        return value(0);
    }

    private Object value(int depth) throws UndecodableException {
        int c = peek();
        if (c == '"') {
            return text();
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            return number();
        }
        if (c == '{' || c == '[') {
            skipNested(depth, c == '{' ? '}' : ']');
            return OTHER;
        }
        skipWord();
        return OTHER;
    }

    private void skipNested(int depth, char close) throws UndecodableException {
        if (depth == MAX_DEPTH) {
            throw broken("the claims are nested more than " + MAX_DEPTH + " deep");
        }
        position++;
        for (boolean first = true; peek() != close; first = false) {
            if (!first) {
                expect(',', "a ',' is missing");
            }
            if (close == '}') {
                key();
            }
            value(depth + 1);
        }
        position++;
    }

    private void skipWord() throws UndecodableException {
        for (String word : new String[] {"true", "false", "null"}) {
            int end = position + word.length();
            if (end <= length && word.equals(new String(json, position, word.length(), StandardCharsets.ISO_8859_1))) {
                position = end;
                return;
            }
        }
        throw broken("a value is missing or not JSON");
    }

    private Object number() throws UndecodableException {
        int start = position;
        boolean negative = json[position] == '-';
        if (negative) {
            position++;
        }
        int digits = position;
        long value = 0;
        while (position < length && json[position] >= '0' && json[position] <= '9') {
            if (position - digits == MAX_DIGITS) {
                throw broken("a number has more than " + MAX_DIGITS + " digits");
            }
            value = value * 10 + (json[position++] - '0');
        }
        if (position == digits || (json[digits] == '0' && position - digits > 1)) {
            position = start;
            throw broken("a number is not JSON");
        }
        if (position < length && (json[position] == '.' || json[position] == 'e' || json[position] == 'E')) {
            skipFractionAndExponent();
            return OTHER;
        }
        return negative ? -value : value;
    }

    private void skipFractionAndExponent() throws UndecodableException {
        if (json[position] == '.') {
            position++;
            skipDigits();
        }
        if (position < length && (json[position] == 'e' || json[position] == 'E')) {
            position++;
            if (position < length && (json[position] == '+' || json[position] == '-')) {
                position++;
            }
            skipDigits();
        }
    }

    /** At least one. */
    private void skipDigits() throws UndecodableException {
        int start = position;
        while (position < length && json[position] >= '0' && json[position] <= '9') {
            position++;
        }
        if (position == start) {
            throw broken("a number is not JSON");
        }
    }

    private String text() throws UndecodableException {
        expect('"', "a '\"' is missing");
        int start = position;
        boolean plain = true;
        while (position < length) {
            byte c = json[position];
            if (c == '"') {
                String text = plain
                        ? new String(json, start, position - start, StandardCharsets.ISO_8859_1)
                        : unescape(strictUtf8(start, position));
                position++;
                return text;
            }
            if (c == '\\') {
                plain = false;
                position++;
            } else if (c < 0x20) {
                plain = plain && c >= 0;
                if (c >= 0 && c != '\r' && c != '\n' && c != '\t') {
                    throw broken("a text holds a control character");
                }
            }
            position++;
        }
        throw broken("a text has no end");
    }

    private String strictUtf8(int start, int end) throws UndecodableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken("a text is not UTF-8");
        }
    }

    private String unescape(String raw) throws UndecodableException {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            switch (escaped) {
                case '"', '\\', '/' -> text.append(escaped);
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append(hex(raw, i + 1));
                    i += 4;
                }
                default -> throw broken("a text has an escape that JSON does not know");
            }
        }
        return requirePairedSurrogates(text.toString());
    }

    private char hex(String raw, int start) throws UndecodableException {
        int code = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = i < raw.length() && raw.charAt(i) < 0x80 ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                throw broken("a text has a \\u without four hex digits");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private String requirePairedSurrogates(String text) throws UndecodableException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw broken("a text has half a surrogate pair");
        }
        return text;
    }

    private int peek() {
        while (position < length) {
            byte c = json[position];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c & 0xff;
            }
            position++;
        }
        return -1;
    }

    private void expect(char wanted, String otherwise) throws UndecodableException {
        if (peek() != wanted) {
            throw broken(otherwise);
        }
        position++;
    }

    private UndecodableException broken(String what) {
        return new UndecodableException("is not JSON inside, at byte " + position + ": " + what);
    }
}
