package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.tenant.Device;
import io.github.usersig.mockim.server.internal.tenant.Session.Credential;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a client gets at login, to come back with after a break without its UserSig; the client calls it A2. It says all that
 * is needed and is signed with the app's key, so that a mock that was restarted knows it too.
 *
 * @param number what the mock calls the login
 */
record Ticket(String userId, Device device, String instance, long number, Credential credential) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final char SEPARATOR = '\n'; // in no UserID
    private static final int FIELDS = 8;

    String sign(SdkApp app) {
        String content = String.join(
                String.valueOf(SEPARATOR),
                userId,
                device.name(),
                instance.replace(SEPARATOR, ' '),
                Long.toString(number),
                Long.toString(credential.issuedAtSeconds()),
                Long.toString(credential.expiresAtSeconds()),
                Integer.toString(credential.hash()),
                credential.fingerprint());
        byte[] bytes = content.getBytes(UTF_8);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(bytes) + "." + base64.encodeToString(hmac(app, bytes));
    }

    /** The ticket that this text is; none if it is not one, or was signed for another app. */
    static Optional<Ticket> read(SdkApp app, String a2) {
        int dot = a2.indexOf('.');
        try {
            byte[] content = Base64.getUrlDecoder().decode(a2.substring(0, Math.max(0, dot)));
            byte[] signature = Base64.getUrlDecoder().decode(a2.substring(dot + 1));
            return MessageDigest.isEqual(signature, hmac(app, content)) // what we signed is well formed
                    ? Optional.of(parse(new String(content, UTF_8).split(String.valueOf(SEPARATOR), FIELDS)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) { // no Base64
            return Optional.empty();
        }
    }

    private static Ticket parse(String[] fields) {
        return new Ticket(
                fields[0],
                Device.valueOf(fields[1]),
                fields[2],
                Long.parseLong(fields[3]),
                new Credential(
                        Long.parseLong(fields[4]), Long.parseLong(fields[5]), Integer.parseInt(fields[6]), fields[7]));
    }

    private static byte[] hmac(SdkApp app, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(app.secretKey().getBytes(UTF_8), ALGORITHM));
            mac.update("A2".getBytes(UTF_8)); // so that it is good for nothing else the key signs
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must have " + ALGORITHM, e);
        }
    }
}
