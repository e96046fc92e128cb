package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.zip.Deflater;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes UserSigs by hand, from the JDK's parts alone, so that nothing of ours vouches for itself. */
final class RawSig {

    private RawSig() {}

    /** Base64 of the HMAC of these lines. */
    static String hmac(String key, String signingText) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signingText.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signingText(String user, long sdkAppId, long time, long expire) {
        return "TLS.identifier:" + user + "\nTLS.sdkappid:" + sdkAppId + "\nTLS.time:" + time + "\nTLS.expire:" + expire
                + "\n";
    }

    static String seal(String json) {
        return seal(json.getBytes(UTF_8), Deflater.DEFAULT_COMPRESSION);
    }

    static String seal(byte[] json, int level) {
        return swap(zlib(json, level));
    }

    static byte[] zlib(byte[] data, int level) {
        Deflater deflater = new Deflater(level);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    static String swap(byte[] packed) {
        return Base64.getEncoder()
                .encodeToString(packed)
                .replace('+', '*')
                .replace('/', '-')
                .replace('=', '_');
    }
}
