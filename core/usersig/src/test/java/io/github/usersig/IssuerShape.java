package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** The forms in which the vendor's issuers of version 2 write their claims; each takes the others' place in a verifier. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum IssuerShape {
    JAVA("sig sdkappid time ver expire identifier userbuf", "", s -> s.replace("</", "<\\/")),
    GO("ver identifier sdkappid expire time userbuf sig", "\n", IssuerShape::escapeForHtml) {
        @Override
        int level() {
            return Deflater.NO_COMPRESSION;
        }

        @Override
        boolean leavesOut(String value) {
            return value.equals("0") || value.equals("\"\"");
        }
    },
    GO_BEFORE_2024("expire identifier sdkappid sig time userbuf ver", "", IssuerShape::escapeForHtml) {
        @Override
        boolean leavesOut(String value) {
            return value.equals("0") || value.equals("\"\"");
        }
    },
    PYTHON("ver identifier sdkappid expire time userbuf sig", "", IssuerShape::escapeNonAscii) {
        @Override
        String separator() {
            return ", ";
        }

        @Override
        String colon() {
            return ": ";
        }
    },
    NODE("ver identifier sdkappid time expire userbuf sig", "", UnaryOperator.identity()),
    PHP("ver identifier sdkappid expire time userbuf sig", "", s -> escapeNonAscii(s)
            .replace("/", "\\/")),
    C_SHARP("ver identifier sdkappid expire time sig userbuf", "", UnaryOperator.identity()),
    CPP("ver sdkappid identifier time expire userbuf sig", "", UnaryOperator.identity()) {
        @Override
        int level() {
            return Deflater.BEST_SPEED;
        }
    },
    ANDROID("expire sig ver time identifier sdkappid userbuf", "", s -> s.replace("/", "\\/")) {
        @Override
        int level() {
            return Deflater.BEST_SPEED;
        }
    },
    PRETTY_PRINTED("expire identifier sdkappid sig time userbuf ver", "\n", UnaryOperator.identity()) {
        @Override
        String separator() {
            return ",\n   ";
        }

        @Override
        String colon() {
            return " : ";
        }
    },
    WRAPPED_TEXT("ver identifier sdkappid expire time userbuf sig", "", UnaryOperator.identity()) {
        @Override
        String finish(String text) {
            return text.replaceAll("(.{76})", "$1\r\n") + "\n";
        }
    },
    WRAPPED_USERBUF("ver identifier sdkappid expire time userbuf sig", "", UnaryOperator.identity()) {
        @Override
        String userbufAsWritten(String base64) {
            return base64.replaceAll("(.{20})", "$1\n");
        }
    };

    private final String order;
    private final String afterwards;
    private final UnaryOperator<String> escape;

    IssuerShape(String order, String afterwards, UnaryOperator<String> escape) {
        this.order = order;
        this.afterwards = afterwards;
        this.escape = escape;
    }

    int level() {
        return Deflater.DEFAULT_COMPRESSION;
    }

    String separator() {
        return ",";
    }

    String colon() {
        return ":";
    }

    boolean leavesOut(String value) {
        return false;
    }

    String userbufAsWritten(String base64) {
        return base64;
    }

    String finish(String text) {
        return text;
    }

    /** A UserSig as this issuer would make it. */
    String issue(String key, String user, long sdkAppId, long time, long expire, @Nullable String userbufBase64) {
        String userbuf = userbufBase64 == null ? null : userbufAsWritten(userbufBase64);
        String signingText = RawSig.signingText(user, sdkAppId, time, expire)
                + (userbuf == null ? "" : "TLS.userbuf:" + userbuf + "\n");
        String signature = RawSig.hmac(key, signingText);
        List<String> members = new ArrayList<>();
        for (String name : order.split(" ", -1)) {
            String value =
                    switch (name) {
                        case "ver" -> "\"2.0\"";
                        case "identifier" -> text(user);
                        case "sdkappid" -> Long.toString(sdkAppId);
                        case "time" -> Long.toString(time);
                        case "expire" -> Long.toString(expire);
                        case "userbuf" -> userbuf == null ? "" : text(userbuf);
                        default -> text(signature);
                    };
            if (!value.isEmpty() && !leavesOut(value)) {
                members.add("\"TLS." + name + "\"" + colon() + value);
            }
        }
        String json = "{" + String.join(separator(), members) + "}" + afterwards;
        return finish(RawSig.seal(json.getBytes(UTF_8), level()));
    }

    private String text(String value) {
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "\"" + escape.apply(quoted) + "\"";
    }

    private static String escapeForHtml(String text) {
        return text.replace("<", "\\u003c").replace(">", "\\u003E").replace("&", "\\u0026");
    }

    private static String escapeNonAscii(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c ->
                        escaped.append(c < 0x80 ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c)));
        return escaped.toString();
    }
}
