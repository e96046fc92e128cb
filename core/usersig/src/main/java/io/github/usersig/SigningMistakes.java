package io.github.usersig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an issuer did wrong whose signature does not match, by signing as issuers do that are known to be wrong. It
 * needs the app's key, and never names it; the signature of another key fits none.
 *
 * <p>A search is about 1,100 short HMACs, below a few milliseconds, and at most once for each refusal.
 */
final class SigningMistakes {

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");
    private static final int MAC_BYTES = 32;

    private final String key;
    private final HmacSha256 hmac;
    private final Claims claims;

    private SigningMistakes(String key, HmacSha256 hmac, Claims claims) {
        this.key = key;
        this.hmac = hmac;
        this.claims = claims;
    }

    /**
     * Looks for what explains the signature of a v2 UserSig.
     *
     * @param key the app's key
     * @param hmac what signs with it
     * @return the mistake and what to do instead, or nothing
     */
    static Optional<String> find(String key, HmacSha256 hmac, Claims claims) {
        if (claims.legacy() != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(new SigningMistakes(key, hmac, claims).search());
    }

    private @Nullable String search() {
        String ofEncoding = null;
        byte[] mac = claims.signature();
        if (mac.length != MAC_BYTES) {
            Encoded encoded = encoded(mac);
            if (encoded == null) {
                return null;
            }
            ofEncoding = encoded.mistake();
            mac = encoded.mac();
            if (signs(lines(), mac)) {
                return ofEncoding;
            }
        }
        String other = ofKey(mac);
        if (other == null) {
            other = ofText(mac);
        }
        return other == null || ofEncoding == null ? other : other + "; and its signature " + ofEncoding;
    }

    /** An HMAC that was found in the wrong clothes. */
    @SuppressWarnings("ArrayRecordComponent") // used once, a few lines below
    private record Encoded(byte[] mac, String mistake) {}

    /** The lengths tell them apart: 48 bytes are 64 hex digits read as base64. */
    private static @Nullable Encoded encoded(byte[] signature) {
        String asBase64 = Base64.getEncoder().encodeToString(signature);
        if (asBase64.length() == 2 * MAC_BYTES && HEX.matcher(asBase64).matches()) {
            return new Encoded(
                    HexFormat.of().parseHex(asBase64), "is in hex: write the 32 bytes of the HMAC in standard base64");
        }
        String asText = new String(signature, ISO_8859_1);
        if (signature.length == 2 * MAC_BYTES && HEX.matcher(asText).matches()) {
            return new Encoded(
                    HexFormat.of().parseHex(asText),
                    "is the base64 of hex digits: write the 32 bytes of the HMAC themselves in base64");
        }
        try {
            byte[] inner = Base64.getDecoder().decode(asText);
            return inner.length == MAC_BYTES
                    ? new Encoded(inner, "has base64 applied twice: write the 32 bytes of the HMAC in base64, once")
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable String ofKey(byte[] mac) {
        byte[] text = text(lines(), "\n", true);
        if (HEX.matcher(key).matches() && signs(HexFormat.of().parseHex(key), text, mac)) {
            return "was made with the key decoded from hex: the key's characters are the key, as they stand";
        }
        for (String after : new String[] {"\n", "\r\n", " "}) {
            if (signs((key + after).getBytes(UTF_8), text, mac)) {
                return "was made with a key that ends in " + (after.equals(" ") ? "a space" : "a line break")
                        + ": strip what was read from a file or a variable";
            }
        }
        return null;
    }

    private @Nullable String ofText(byte[] mac) {
        String separators = ofSeparators(mac);
        if (separators != null) {
            return separators;
        }
        String lines = ofLines(mac);
        return lines != null ? lines : ofTimes(mac);
    }

    private @Nullable String ofSeparators(byte[] mac) {
        if (signs("\n", false, mac)) {
            return "is of a text without its last line feed: every line ends with one, the last too";
        }
        if (signs("\\n", true, mac) || signs("\\n", false, mac)) {
            return "is of a text with a backslash and an n for each line feed: use the character LF (0x0A)";
        }
        if (signs("\r\n", true, mac) || signs("\r\n", false, mac)) {
            return "is of a text whose lines end with CR and LF: use LF (0x0A) alone";
        }
        return null;
    }

    private @Nullable String ofLines(byte[] mac) {
        for (List<String> lines : legacyLines()) {
            if (signs(lines, mac)) {
                return "is of the text of the legacy (v1) form: sign TLS.identifier, TLS.sdkappid, TLS.time and"
                        + " TLS.expire, in this order";
            }
        }
        for (List<String> order : orders(lines().subList(0, 4))) {
            List<String> lines = new ArrayList<>(order);
            if (claims.userbuf() != null) {
                lines.add("TLS.userbuf:" + claims.userbuf());
            }
            if (signs(lines, mac)) {
                return "is of lines in the order " + names(order)
                        + ": sign TLS.identifier, TLS.sdkappid, TLS.time and TLS.expire, in this order";
            }
        }
        if (claims.userbuf() != null && signs(lines().subList(0, 4), mac)) {
            return "leaves out the line TLS.userbuf: sign it last, in base64 as it stands in the JSON";
        }
        return null;
    }

    /** The JSON has seconds and the signed text milliseconds, or the other way round, for one of the times or both. */
    private @Nullable String ofTimes(byte[] mac) {
        for (long expire : new long[] {claims.expire(), claims.expire() * 1000, claims.expire() / 1000}) {
            if (signs(lines(claims.time() / 1000, expire), mac)) {
                return "is of a time in seconds, and the JSON has milliseconds: write seconds in both";
            }
            if (expire != claims.expire() && signs(lines(claims.time(), expire), mac)) {
                return "is of another TLS.expire, 1000 times what the JSON has or a thousandth of it: write seconds in"
                        + " both";
            }
            if (signs(lines(claims.time() * 1000, expire), mac)) {
                return millisecondsSigned();
            }
        }
        for (int rest = 1; rest < 1000; rest++) {
            if (signs(lines(claims.time() * 1000 + rest, claims.expire()), mac)) {
                return millisecondsSigned();
            }
        }
        return null;
    }

    private static String millisecondsSigned() {
        return "is of a time in milliseconds, and the JSON has seconds: write seconds in both";
    }

    private List<String> lines() {
        return lines(claims.time(), claims.expire());
    }

    private List<String> lines(long time, long expire) {
        List<String> lines = new ArrayList<>(List.of(
                "TLS.identifier:" + claims.identifier(),
                "TLS.sdkappid:" + claims.sdkAppId(),
                "TLS.time:" + time,
                "TLS.expire:" + expire));
        if (claims.userbuf() != null) {
            lines.add("TLS.userbuf:" + claims.userbuf());
        }
        return lines;
    }

    /** With the lines that v1 begins with and without them, under v1's names. */
    private List<List<String>> legacyLines() {
        List<String> named = new ArrayList<>(List.of(
                "TLS.identifier:" + claims.identifier(),
                "TLS.sdk_appid:" + claims.sdkAppId(),
                "TLS.time:" + claims.time(),
                "TLS.expire_after:" + claims.expire()));
        if (claims.userbuf() != null) {
            named.add("TLS.userbuf:" + claims.userbuf());
        }
        List<List<String>> all = new ArrayList<>();
        all.add(named);
        for (List<String> first : List.of(
                List.of("TLS.appid_at_3rd:0", "TLS.account_type:0"),
                List.of("TLS.appid_at_3rd:", "TLS.account_type:0"),
                List.of("TLS.account_type:0"))) {
            all.add(joined(first, named));
            all.add(joined(first, lines()));
        }
        return all;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static List<List<String>> orders(List<String> lines) {
        if (lines.size() == 1) {
            return List.of(lines);
        }
        List<List<String>> orders = new ArrayList<>();
        for (String first : lines) {
            List<String> others = new ArrayList<>(lines);
            others.remove(first);
            orders(others).forEach(rest -> orders.add(joined(List.of(first), rest)));
        }
        return orders;
    }

    private static String names(List<String> lines) {
        return String.join(
                ", ",
                lines.stream().map(line -> line.substring(0, line.indexOf(':'))).toList());
    }

    private boolean signs(String separator, boolean last, byte[] mac) {
        return MessageDigest.isEqual(hmac.sign(text(lines(), separator, last)), mac);
    }

    private boolean signs(List<String> lines, byte[] mac) {
        return MessageDigest.isEqual(hmac.sign(text(lines, "\n", true)), mac);
    }

    private static boolean signs(byte[] key, byte[] text, byte[] mac) {
        return MessageDigest.isEqual(HmacSha256.sign(key, text), mac);
    }

    private static byte[] text(List<String> lines, String separator, boolean last) {
        return (String.join(separator, lines) + (last ? separator : "")).getBytes(UTF_8);
    }
}
