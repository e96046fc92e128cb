package io.github.usersig.mockim.internal.control;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;

/** Apps, in JSON: as their tenants must know them, the key included. */
public final class AppJson {

    private AppJson() {}

    /** One, without its SDKAppID, which is in the URL. Of a legacy pair the mock needs the public key only, so no more is told. */
    public static Json write(SdkApp app) {
        Json json = Json.object().put("secretKey", app.secretKey()).putTexts("admins", app.admins());
        app.legacyKeys().map(LegacyKeys::publicPem).ifPresent(pem -> json.put("legacyPublicKey", pem));
        return json;
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
