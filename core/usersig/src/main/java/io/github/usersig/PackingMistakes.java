package io.github.usersig;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Tells what was done wrong with the outer layers of a text that cannot be read, by undoing what issuers and senders get
 * wrong: it is named only if claims come out of it then. The text is refused all the same.
 *
 * <p>Bounded as {@link Envelope} is: no more is inflated than claims may have.
 */
final class PackingMistakes {

    private static final Pattern PERCENT_ENCODED = Pattern.compile("%[0-9a-fA-F]{2}");
    private static final Pattern ANY_BASE64 = Pattern.compile("[A-Za-z0-9+/=*_\\s-]+");

    private PackingMistakes() {}

    /** What was done wrong and what to do instead, or nothing if no known mistake explains the text. */
    static Optional<String> find(String text) {
        if (text.length() > Envelope.MAX_TEXT_CHARS) {
            return Optional.empty();
        }
        Optional<String> ofCharacters = ofCharacters(text);
        return ofCharacters.isPresent() ? ofCharacters : ofLayers(text);
    }

    private static Optional<String> ofCharacters(String text) {
        if (PERCENT_ENCODED.matcher(text).find() && isReadable(percentDecoded(text))) {
            return Optional.of("is URL-encoded once more than it was decoded (it has %"
                    + " and two hex digits): encode it once, and give no encoded text to a client that encodes");
        }
        if (text.indexOf(' ') >= 0) {
            if (isReadable(text.replace(' ', '*'))) {
                return Optional.of("has spaces where * or + were: a + in a URL stands for a space; issue with * - _ in"
                        + " place of + / =, and encode it in URLs (%2A, %2B)");
            }
        }
        if (text.length() > 2 && text.charAt(0) == '"' && text.endsWith("\"") && isReadable(text.replace("\"", ""))) {
            return Optional.of("has quotes around it: send the text without them");
        }
        String standard = text.replace('-', '+').replace('_', '/').replace("=", "");
        if (isReadable(standard + "=".repeat((4 - standard.length() % 4) % 4))) {
            return Optional.of(
                    "is in base64url (RFC 4648, with - for + and _ for /): write * for +, - for / and _ for =,"
                            + " padding included");
        }
        return Optional.empty();
    }

    private static Optional<String> ofLayers(String text) {
        byte[] packed;
        try {
            byte[] room = new byte[text.length() / 4 * 3 + 3];
            packed = Arrays.copyOf(room, UserSigBase64.decode(text, room));
        } catch (UndecodableException e) {
            return Optional.empty();
        }
        if (packed.length > 1 && (packed[0] & 0xff) == 0x1f && (packed[1] & 0xff) == 0x8b) {
            return named(
                    holdsClaims(() -> new GZIPInputStream(new ByteArrayInputStream(packed))),
                    "is compressed with gzip: use zlib (RFC 1950), in Java a Deflater or DeflaterOutputStream");
        }
        if (packed.length > 0 && packed[0] == '{') {
            return named(
                    isClaims(packed, packed.length),
                    "is not compressed: base64 holds the JSON itself; compress it with zlib (RFC 1950) before");
        }
        String inner = new String(packed, StandardCharsets.ISO_8859_1);
        if (ANY_BASE64.matcher(inner).matches()) {
            return named(isReadable(inner), "has base64 applied twice: apply it once, to the zlib stream");
        }
        Inflater raw = new Inflater(true);
        try {
            return named(
                    holdsClaims(() -> new InflaterInputStream(new ByteArrayInputStream(packed), raw)),
                    "is a raw deflate stream (RFC 1951): use zlib (RFC 1950), which has a header and a checksum; in Java"
                            + " new Deflater(level), without nowrap");
        } finally {
            raw.end();
        }
    }

    private static Optional<String> named(boolean fits, String mistake) {
        return fits ? Optional.of(mistake) : Optional.empty();
    }

    /** Only ASCII is of interest: all else cannot be a UserSig then either. */
    private static String percentDecoded(String text) {
        return PERCENT_ENCODED
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group().substring(1), 16))));
    }

    private static boolean isReadable(String text) {
        try {
            Envelope.read(text);
            return true;
        } catch (UndecodableException e) {
            return false;
        }
    }

    /** A stream that is opened where its header may be damaged. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private static boolean holdsClaims(Opening opening) {
        try (InputStream in = opening.open()) {
            byte[] json = new byte[Envelope.MAX_JSON_BYTES + 1];
            int length = in.readNBytes(json, 0, json.length);
            return length <= Envelope.MAX_JSON_BYTES && isClaims(json, length);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isClaims(byte[] json, int length) {
        try {
            ClaimsReader.read(json, length);
            return true;
        } catch (UndecodableException e) {
            return false;
        }
    }
}
