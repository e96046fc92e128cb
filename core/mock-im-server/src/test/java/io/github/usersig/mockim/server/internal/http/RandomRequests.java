package io.github.usersig.mockim.server.internal.http;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests as clients write them, most of them plain and some rather odd. None of them lacks its end. */
final class RandomRequests {

    private static final String GRAPHIC =
            IntStream.range('!', 0x7F).mapToObj(Character::toString).collect(Collectors.joining());

    private RandomRequests() {}

    static String line(Random random) {
        String path = mostly(
                random,
                "/v4/openim/sendmsg",
                "/v4/",
                "/v4/" + text(random, "aZ9_-/", 8),
                "/v4/" + text(random, GRAPHIC, 6),
                "http://localhost:81/v4/a/b");
        String query = any(
                random,
                "",
                "?",
                "?a=b&a=c",
                "?" + text(random, GRAPHIC, 10),
                "?a=%" + text(random, GRAPHIC, 4),
                "?" + text(random, "%uU+&=;/?aZ0.\\", 12));
        return mostly(random, "POST", "GET", "post", "PUT") + " " + path + query + " "
                + mostly(random, "HTTP/1.1", "HTTP/1.0", "http/1.1") + "\r\n";
    }

    static String headersAndBody(Random random) {
        String body = text(random, "{}\"x:1", 12);
        String length = mostly(random, "", "0", "00") + body.length();
        return sometimes(random)
                + mostly(random, "Host", "HOST", "host") + ":" + mostly(random, " ", "", "  ") + host(random) + "\r\n"
                + sometimes(random)
                + mostly(random, "Content-Length", "content-length") + ": " + length + "\r\n"
                + sometimes(random) + "\r\n" + body;
    }

    private static String host(Random random) {
        return mostly(
                random,
                "localhost:8080",
                any(random, "localhost", "LOCALHOST:8080", "127.0.0.1:9000", "1.2.3:8080", "256.256.256.256:8080"),
                "localhost:" + any(random, "080", "08080", "80", "0", "443", "65535", "65536", ""),
                any(random, ":8080", "", "a..b:99", "-a-:8080", "a_b:8080", "a.:8080", ".a:8080", "[::1]:8080"),
                text(random, "aZ0.-", 6) + ":" + text(random, "0123456789", 6),
                text(random, "0123456789.", 12) + ":8080",
                text(random, GRAPHIC, 8));
    }

    private static String sometimes(Random random) {
        if (random.nextBoolean()) {
            return "";
        }
        return any(
                        random,
                        "Content-Type: application/json",
                        "Content-Type: " + text(random, GRAPHIC, 10),
                        "Accept: */*\r\nAccept: x/y",
                        "Accept-Encoding: gzip, deflate",
                        "Connection: keep-alive",
                        "Connection: Keep-Alive\r\nconnection: keep-alive",
                        "Connection: " + any(random, "close", "x", "", "keep-alive, close"),
                        "Content-Encoding: gzip",
                        "Content-Range: bytes 0-1/2\r\nRange: bytes=0-3",
                        "Content_Length: 3\r\nTransfer_Encoding: chunked",
                        "Cookie: " + text(random, GRAPHIC + " ", 10),
                        "Forwarded: for=1.2.3.4\r\nX-Forwarded-For: 1.2.3.4",
                        "If-Modified-Since: x\r\nIf-None-Match: *",
                        "Keep-Alive: timeout=5, max=100",
                        "Max-Forwards: 0\r\nVia: 1.0 x",
                        "Origin: http://elsewhere.example",
                        "Sec-WebSocket-Key: x",
                        "TE: trailers",
                        "User-Agent: " + text(random, GRAPHIC + " ", 20),
                        "X-HTTP-Method-Override: GET",
                        "X-" + text(random, "aZ0-_", 5) + ": " + text(random, GRAPHIC + " ", 10),
                        ":path: /x")
                + "\r\n";
    }

    private static String any(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    /** Mostly the first. */
    private static String mostly(Random random, String... of) {
        return random.nextInt(6) > 0 ? of[0] : any(random, of);
    }

    private static String text(Random random, String letters, int most) {
        return random.ints(random.nextInt(most + 1), 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
