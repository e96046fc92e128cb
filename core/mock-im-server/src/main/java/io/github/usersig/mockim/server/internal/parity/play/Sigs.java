package io.github.usersig.mockim.server.internal.parity.play;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.UserIdRule;
import io.github.usersig.UserSigEncoding;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.server.internal.parity.book.SigKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Makes UserSigs of every kind that the book names. They are presented, and stand in no message. */
final class Sigs {

    private static final Pattern TIME = Pattern.compile("(\"TLS\\.time\"\\s*:\\s*)\"?\\d+\"?");

    private final SdkApp app;
    private final SdkApp otherApp;
    private @Nullable LegacyKeys legacyKeys;

    Sigs(SdkApp app) {
        this.app = app;
        long other = app.sdkAppId() == 1_400_000_001L ? 1_400_000_002L : 1_400_000_001L;
        this.otherApp = SdkApp.builder(other).build();
    }

    /**
     * A UserSig.
     *
     * @param kinds a kind of {@link SigKind}, or several with + between
     * @param userId who presents it
     * @return its text, null if none is to be sent at all
     */
    @Nullable
    String text(String kinds, String userId, Instant now) {
        SigClaims claims = new SigClaims(userId, app, now.getEpochSecond());
        SigKind last = SigKind.VALID;
        for (String name : kinds.split("\\+", -1)) {
            SigKind kind = SigKind.find(name).orElseThrow(() -> new IllegalArgumentException(name));
            if (!claims.change(kind, otherApp)) {
                last = kind;
            }
        }
        return switch (last) {
            case ABSENT -> null;
            case EMPTY -> "";
            case GARBAGE -> "garbage".repeat(28);
            case NOT_BASE64 -> "!not base64 at all!";
            case LEGACY -> legacy(userId, now);
            case OLDEST_FORM -> oldestForm(userId, now);
            default -> packed(last, claims);
        };
    }

    private String packed(SigKind kind, SigClaims claims) {
        byte[] json = claims.json().getBytes(UTF_8);
        if (kind == SigKind.TAMPERED) {
            json = claims.tamperedJson().getBytes(UTF_8);
        }
        if (kind == SigKind.NO_PADDING || kind == SigKind.BASE64URL) {
            json = needingPadding(json);
        }
        String standard = Base64.getEncoder().encodeToString(zlib(json, Deflater.BEST_COMPRESSION));
        if (kind == SigKind.NO_PADDING && !standard.endsWith("=")) {
            claims.lengthen(); // until there is padding that can be left out
            return packed(kind, claims);
        }
        String usual = swapped(standard);
        return switch (kind) {
            case STORED -> swapped(Base64.getEncoder().encodeToString(zlib(json, Deflater.NO_COMPRESSION)));
            case RAW_DEFLATE -> swapped(Base64.getEncoder().encodeToString(rawDeflate(json)));
            case GZIP -> swapped(Base64.getEncoder().encodeToString(gzip(json)));
            case NOT_DEFLATED -> swapped(Base64.getEncoder().encodeToString(json));
            case PLAIN_JSON -> new String(json, UTF_8);
            case STANDARD_BASE64 -> standard;
            case BASE64URL ->
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Base64.getDecoder().decode(standard));
            case TWICE_BASE64 -> Base64.getEncoder().encodeToString(usual.getBytes(ISO_8859_1));
            case TWICE_URL_ENCODED -> URLEncoder.encode(URLEncoder.encode(standard, UTF_8), UTF_8);
            case NO_PADDING -> usual.replace("_", "");
            case LINE_BREAK -> usual.substring(0, 76) + "\n" + usual.substring(76);
            case TRAILING_SPACE -> usual + " ";
            case BYTES_AFTER_ZLIB -> swapped(Base64.getEncoder().encodeToString(withRest(json)));
            case TRUNCATED -> usual.substring(0, usual.length() * 3 / 4);
            default -> usual;
        };
    }

    private String legacy(String userId, Instant now) {
        LegacyKeys keys = legacyKeys;
        if (keys == null) {
            keys = LegacyKeys.generate();
            legacyKeys = keys;
        }
        SdkApp signing = SdkApp.builder(app.sdkAppId())
                .secretKey(app.secretKey())
                .legacyKeys(keys)
                .build();
        return UserSigIssuer.of(signing)
                .withUserIdRule(UserIdRule.ANY_TEXT)
                .forUser(userId)
                .issuedAt(now)
                .encoding(UserSigEncoding.COMPACT)
                .legacy()
                .issue()
                .text();
    }

    /**
     * The claims of the old form as plain JSON, with the time as a local one. No page describes the text that was signed then, so only
     * whether it can be read shows.
     */
    private String oldestForm(String userId, Instant now) {
        String standard =
                legacy(userId, now).replace('*', '+').replace('-', '/').replace('_', '=');
        try (InputStream json = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(standard)))) {
            String local = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(-8)));
            return TIME.matcher(new String(json.readAllBytes(), UTF_8)).replaceFirst("$1\"" + local + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always read", e);
        }
    }

    private static String swapped(String standard) {
        return standard.replace('+', '*').replace('/', '-').replace('=', '_');
    }

    /** One in three has no padding to leave out: spaces behind the JSON make it one that has. */
    private static byte[] needingPadding(byte[] json) {
        byte[] longer = json;
        while (zlib(longer, Deflater.BEST_COMPRESSION).length % 3 == 0) {
            longer = Arrays.copyOf(longer, longer.length + 1);
            longer[longer.length - 1] = ' ';
        }
        return longer;
    }

    private static byte[] withRest(byte[] json) {
        byte[] packed = zlib(json, Deflater.BEST_COMPRESSION);
        byte[] longer = new byte[packed.length + 6];
        System.arraycopy(packed, 0, longer, 0, packed.length);
        return longer;
    }

    private static byte[] zlib(byte[] json, int level) {
        return write(json, out -> new DeflaterOutputStream(out, new Deflater(level)));
    }

    private static byte[] rawDeflate(byte[] json) {
        return write(json, out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, true)));
    }

    private static byte[] gzip(byte[] json) {
        return write(json, GZIPOutputStream::new);
    }

    private interface Packing {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] write(byte[] json, Packing packing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.around(bytes)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
