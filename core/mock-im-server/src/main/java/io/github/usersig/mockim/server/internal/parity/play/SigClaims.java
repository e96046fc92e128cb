package io.github.usersig.mockim.server.internal.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.parity.book.SigKind;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What a UserSig says and how that is signed, while it is made wrong in one way or several. */
final class SigClaims {

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final String USERBUF = Base64.getEncoder().encodeToString("userbuf".getBytes(UTF_8));

    private String userId;
    private long sdkAppId;
    private byte[] key;
    private long time;
    private long expire = Duration.ofDays(180).toSeconds();
    private @Nullable String version = "2.0";
    private @Nullable String userbuf;
    private boolean userbufSigned = true;
    private long signedTime;
    private String lineEnd = "\n";
    private boolean otherOrder;
    private boolean numbersAsTexts;
    private boolean hexSignature;
    private boolean signature = true;
    private String more = "";

    SigClaims(String userId, SdkApp app, long now) {
        this.userId = userId;
        this.sdkAppId = app.sdkAppId();
        this.key = app.secretKey().getBytes(UTF_8);
        this.time = now;
        this.signedTime = now;
    }

    /** Takes what a kind changes in the claims or their signature; false if it is about how they are packed. */
    boolean change(SigKind kind, SdkApp otherApp) {
        switch (kind) {
            case EXPIRED -> life(-2 * HOUR, HOUR);
            case EXPIRING_NOW -> life(-HOUR, HOUR);
            case EXPIRING_SOON -> life(0, 60);
            case FUTURE -> life(HOUR, expire);
            case TOO_LONG -> life(0, Duration.ofDays(365L * 20).toSeconds());
            case NO_LIFETIME -> life(0, 0);
            case NEGATIVE_LIFETIME -> life(0, -HOUR);
            case MILLISECONDS -> life(time * 999, expire);
            case MILLISECONDS_SIGNED -> signedTime = time * 1000;
            case OTHER_USER -> userId += "-2";
            case OTHER_APP -> {
                sdkAppId = otherApp.sdkAppId();
                key = otherApp.secretKey().getBytes(UTF_8);
            }
            case OTHER_KEY -> key = SdkApp.random().secretKey().getBytes(UTF_8);
            case KEY_FROM_HEX -> key = fromHex(key);
            default -> {
                return changeForm(kind);
            }
        }
        return true;
    }

    private boolean changeForm(SigKind kind) {
        switch (kind) {
            case LITERAL_ESCAPES -> lineEnd = "\\n";
            case CRLF -> lineEnd = "\r\n";
            case OTHER_ORDER -> otherOrder = true;
            case HEX_SIGNATURE -> hexSignature = true;
            case NO_SIGNATURE -> signature = false;
            case CLAIM_TWICE -> more = ",\"TLS.identifier\":" + text(userId + "-2");
            case UNKNOWN_CLAIM -> more = ",\"TLS.color\":\"blue\"";
            case TEXT_NUMBERS -> numbersAsTexts = true;
            case WRONG_VERSION -> version = "3.0";
            case NO_VERSION -> version = null;
            case USERBUF -> userbuf = USERBUF;
            case USERBUF_NOT_SIGNED -> {
                userbuf = USERBUF;
                userbufSigned = false;
            }
            case CONTROL_CHARACTER -> userId += "\u0007";
            default -> {
                return false;
            }
        }
        return true;
    }

    private void life(long fromNow, long lifetime) {
        time += fromNow;
        signedTime = time;
        expire = lifetime;
    }

    /** Makes it valid for a second longer. */
    void lengthen() {
        expire++;
    }

    private static byte[] fromHex(byte[] key) {
        try {
            return HexFormat.of().parseHex(new String(key, UTF_8));
        } catch (IllegalArgumentException e) { // which quotes the key
            throw new IllegalStateException("a key that is no hex: the player passes over such a scenario");
        }
    }

    String json() {
        return json(expire);
    }

    /** The claims with another lifetime than was signed. */
    String tamperedJson() {
        return json(expire * 10 + 7);
    }

    private String json(long shownExpire) {
        StringBuilder json = new StringBuilder("{");
        if (version != null) {
            json.append("\"TLS.ver\":\"").append(version).append("\",");
        }
        json.append("\"TLS.identifier\":").append(text(userId));
        json.append(",\"TLS.sdkappid\":").append(number(sdkAppId));
        json.append(",\"TLS.expire\":").append(number(shownExpire));
        json.append(",\"TLS.time\":").append(number(time));
        if (userbuf != null) {
            json.append(",\"TLS.userbuf\":\"").append(userbuf).append('"');
        }
        if (signature) {
            json.append(",\"TLS.sig\":\"").append(sign()).append('"');
        }
        return json.append(more).append('}').toString();
    }

    private String number(long number) {
        return numbersAsTexts ? "\"" + number + "\"" : Long.toString(number);
    }

    private static String text(String text) {
        return TextNode.valueOf(text).toString();
    }

    private String sign() {
        List<String> lines = new ArrayList<>(List.of(
                "TLS.identifier:" + userId,
                "TLS.sdkappid:" + sdkAppId,
                otherOrder ? "TLS.expire:" + expire : "TLS.time:" + signedTime,
                otherOrder ? "TLS.time:" + signedTime : "TLS.expire:" + expire));
        if (userbuf != null && userbufSigned) {
            lines.add("TLS.userbuf:" + userbuf);
        }
        byte[] mac = hmac(String.join(lineEnd, lines) + lineEnd);
        return hexSignature
                ? HexFormat.of().formatHex(mac)
                : Base64.getEncoder().encodeToString(mac);
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
