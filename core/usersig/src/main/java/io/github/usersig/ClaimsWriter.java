package io.github.usersig;

import io.github.usersig.Claims.LegacyClaims;
import java.util.Base64;

/** Writes claims as the JSON inside a UserSig, in the order most official issuers use. */
final class ClaimsWriter {

    private static final byte[] VERSION_AND_IDENTIFIER = Utf8Buffer.ascii("{\"TLS.ver\":\"2.0\",\"TLS.identifier\":");
    private static final byte[] SDK_APP_ID = Utf8Buffer.ascii(",\"TLS.sdkappid\":");
    private static final byte[] EXPIRE = Utf8Buffer.ascii(",\"TLS.expire\":");
    private static final byte[] TIME = Utf8Buffer.ascii(",\"TLS.time\":");
    private static final byte[] SIG = Utf8Buffer.ascii(",\"TLS.sig\":\"");
    private static final byte[] END = Utf8Buffer.ascii("\"}");

    private final Utf8Buffer json;

    private ClaimsWriter(Utf8Buffer json) {
        this.json = json;
    }

    static void write(Claims claims, Utf8Buffer json) {
        ClaimsWriter writer = new ClaimsWriter(json);
        if (claims.legacy() == null) {
            writer.v2(claims);
        } else {
            writer.v1(claims, claims.legacy());
        }
    }

    private void v2(Claims claims) {
        json.append(VERSION_AND_IDENTIFIER);
        text(claims.identifier());
        json.append(SDK_APP_ID).append(claims.sdkAppId());
        json.append(EXPIRE).append(claims.expire());
        json.append(TIME).append(claims.time());
        end(claims);
    }

    private void v1(Claims claims, LegacyClaims legacy) {
        json.append("{\"TLS.account_type\":");
        text(legacy.accountType());
        json.append(",\"TLS.identifier\":");
        text(claims.identifier());
        if (legacy.appIdAt3rd() != null) {
            json.append(",\"TLS.appid_at_3rd\":");
            text(legacy.appIdAt3rd());
        }
        json.append(",\"TLS.sdk_appid\":");
        text(legacy.sdkAppId());
        json.append(",\"TLS.expire_after\":");
        text(legacy.expireAfter());
        json.append(",\"TLS.time\":");
        text(legacy.time());
        end(claims);
    }

    private void end(Claims claims) {
        if (claims.userbuf() != null) {
            json.append(",\"TLS.userbuf\":\"").append(claims.userbuf()).append('"');
        }
        json.append(SIG).append(Base64.getEncoder().encode(claims.signature())).append(END);
    }

    private void text(String text) {
        boolean escape = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
        json.append('"')
                .append(escape ? text.replace("\\", "\\\\").replace("\"", "\\\"") : text)
                .append('"');
    }
}
