package io.github.usersig.mockim.internal.control;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;

/** Apps, in JSON: as their tenants must know them, the key included. */
public final class AppJson {

    private static final String OWNER = "owner";

    private AppJson() {}

    /** One, without its SDKAppID, which is in the URL. Of a legacy pair the mock needs the public key only, so no more is told. */
    public static Json write(SdkApp app, String owner) {
        Json json = Json.object().put("secretKey", app.secretKey()).putTexts("admins", app.admins());
        app.legacyKeys().map(LegacyKeys::publicPem).ifPresent(pem -> json.put("legacyPublicKey", pem));
        if (!owner.isEmpty()) {
            json.put(OWNER, owner);
        }
        return json;
    }

    /** Whose its tenant is; empty if nobody's in particular. */
    public static String owner(Json json) {
        return json.text(OWNER, "");
    }

    /** What {@link #write} wrote; all but the key may be missing. */
    public static SdkApp read(Json json, long sdkAppId) {
        SdkApp.Builder app = SdkApp.builder(sdkAppId).secretKey(json.text("secretKey"));
        if (json.has("admins")) {
            app.admins(json.texts("admins"));
        }
        if (json.has("legacyPublicKey")) {
            app.legacyKeys(LegacyKeys.ofPublicPem(json.text("legacyPublicKey")));
        }
        return app.build();
    }
}
