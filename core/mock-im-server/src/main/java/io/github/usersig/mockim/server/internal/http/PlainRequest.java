package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * A request as nearly all app servers write it: a POST by HTTP/1.1 to a path of plain letters, with a length, and whole. What is
 * anything else, allowed or not, is not for this class: it is read by Jetty.
 */
final class PlainRequest {

    private static final byte[] POST = "POST ".getBytes(ISO_8859_1);
    private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(ISO_8859_1);
    private static final int MOST_DIGITS = 6;

    /** Headers that say how to read the rest, or what becomes of the connection. */
    private static final String[] NOT_PLAIN = {
        "transfer-encoding", "expect", "upgrade", "te", "trailer", "proxy-connection", "http2-settings"
    };

    private final byte[] bytes;
    private final int length;
    private int at;
    private String path = "";
    private @Nullable String query;
    private @Nullable String host;
    private int bodyLength = -1;

    private PlainRequest(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /**
     * Reads one, if these bytes are one and nothing else.
     *
     * @param path what its path begins with
     */
    static @Nullable PlainRequest read(byte[] bytes, int length, byte[] path) {
        PlainRequest request = new PlainRequest(bytes, length);
        return request.readLine(path) && request.readHeaders() && request.isWhole() ? request : null;
    }

    String path() {
        return path;
    }

    @Nullable
    String query() {
        return query;
    }

    /** The host and the port that it is for, as it says. */
    String host() {
        return String.valueOf(host);
    }

    byte[] body() {
        byte[] body = new byte[bodyLength];
        System.arraycopy(bytes, at, body, 0, bodyLength);
        return body;
    }

    private boolean readLine(byte[] wanted) {
        if (!skip(POST)) {
            return false;
        }
        int begin = at;
        if (!skip(wanted)) {
            return false;
        }
        while (at < length && isLetterOfPath(bytes[at]) && !(bytes[at] == '/' && bytes[at - 1] == '/')) {
            at++;
        }
        path = text(begin, at);
        if (at < length && bytes[at] == '?') {
            begin = ++at;
            while (at < length && bytes[at] > ' ' && bytes[at] != '#' && bytes[at] < 0x7F) {
                at++;
            }
            query = text(begin, at);
        }
        return skip(VERSION);
    }

    private static boolean isLetterOfPath(byte c) {
        return isLetterOrDigit(c) || c == '_' || c == '-' || c == '/';
    }

    private static boolean isLetterOrDigit(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private boolean readHeaders() {
        while (at + 1 < length && bytes[at] != '\r') {
            int name = at;
            while (at < length && (isLetterOrDigit(bytes[at]) || bytes[at] == '-' || bytes[at] == '_')) {
                at++;
            }
            int endOfName = at;
            if (endOfName == name || at == length || bytes[at++] != ':') {
                return false;
            }
            while (at < length && bytes[at] == ' ') {
                at++;
            }
            int value = at;
            while (at < length && bytes[at] >= ' ' && bytes[at] < 0x7F) {
                at++;
            }
            int endOfValue = at;
            if (!skipLineEnd() || !take(name, endOfName, value, endOfValue)) {
                return false;
            }
        }
        return skipLineEnd();
    }

    private boolean skipLineEnd() {
        if (at + 1 >= length || bytes[at] != '\r' || bytes[at + 1] != '\n') {
            return false;
        }
        at += 2;
        return true;
    }

    private boolean take(int name, int endOfName, int value, int endOfValue) {
        if (is("content-length", name, endOfName)) {
            return bodyLength < 0 && takeLength(value, endOfValue);
        }
        if (is("host", name, endOfName)) {
            return host == null && takeHost(value, endOfValue);
        }
        if (is("connection", name, endOfName)) {
            return is("keep-alive", value, endOfValue);
        }
        for (String each : NOT_PLAIN) {
            if (is(each, name, endOfName)) {
                return false;
            }
        }
        return true;
    }

    private boolean takeLength(int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
            number = 10 * number + bytes[i] - '0';
        }
        bodyLength = number;
        return end > begin && end - begin <= MOST_DIGITS;
    }

    /** A name or an IPv4 address, and a port but that which is usual, as one writes it. */
    private boolean takeHost(int begin, int end) {
        int i = begin;
        while (i < end && (isLetterOrDigit(bytes[i]) || bytes[i] == '.' || bytes[i] == '-')) {
            i++;
        }
        boolean named = i > begin;
        int port = 0;
        if (i + 1 < end && bytes[i] == ':' && bytes[i + 1] != '0' && end - i <= MOST_DIGITS) {
            for (i++; i < end && isDigit(bytes[i]); i++) {
                port = 10 * port + bytes[i] - '0';
            }
            named &= port > 80 && port < 1 << Short.SIZE;
        }
        host = text(begin, end);
        return named && i == end;
    }

    private boolean isWhole() {
        return host != null && bodyLength >= 0 && length - at == bodyLength;
    }

    private boolean skip(byte[] wanted) {
        if (length - at < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        at += wanted.length;
        return true;
    }

    /** Whether a text in small letters stands there, in whatever letters. */
    private boolean is(String wanted, int begin, int end) {
        if (end - begin != wanted.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            int c = bytes[begin + i];
            if ((c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String text(int begin, int end) {
        return new String(bytes, begin, end - begin, ISO_8859_1);
    }
}
