package io.github.usersig.junit5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/** Does to a UserSig what an attacker would: changes a claim and leaves the signature. */
final class Tampering {

    private static final Pattern VALIDITY = Pattern.compile("(\"TLS\\.expire(?:_after)?\":\"?)([0-9]+)");

    private Tampering() {}

    /** The same UserSig, valid for ten times as long. */
    static String lengthen(String userSig) {
        String claims = new String(inflate(Base64.getDecoder().decode(toBase64(userSig))), UTF_8);
        Matcher validity = VALIDITY.matcher(claims);
        if (!validity.find()) {
            throw new IllegalStateException("a UserSig of this kit has TLS.expire or, a legacy one, TLS.expire_after");
        }
        String longer = validity.replaceFirst(match -> match.group(1) + match.group(2) + "0");
        return fromBase64(Base64.getEncoder().encodeToString(deflate(longer.getBytes(UTF_8))));
    }

    private static byte[] inflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InflaterOutputStream inflater = new InflaterOutputStream(out)) {
            inflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a UserSig of this kit is packed with zlib", e);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static String toBase64(String userSig) {
        return userSig.replace('*', '+').replace('-', '/').replace('_', '=');
    }

    private static String fromBase64(String base64) {
        return base64.replace('+', '*').replace('/', '-').replace('=', '_');
    }
}
