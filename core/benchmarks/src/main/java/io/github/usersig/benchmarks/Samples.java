package io.github.usersig.benchmarks;

import com.tencentyun.TLSSigAPIv2;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one app and user that all sides of a comparison work with. */
final class Samples {

    static final long SDK_APP_ID = 1_400_000_000L;
    static final String SECRET_KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";
    static final String USER = "xiaojun";
    static final long VALIDITY_SECONDS = UserSigIssuer.DEFAULT_VALIDITY.toSeconds();

    /** What is signed, as the HMAC alone would see it. */
    static final byte[] SIGNING_TEXT = """
            TLS.identifier:xiaojun
            TLS.sdkappid:1400000000
            TLS.time:1700000000
            TLS.expire:15552000
            """.getBytes(StandardCharsets.UTF_8);

    private Samples() {}

    static SdkApp app() {
        return SdkApp.of(SDK_APP_ID, SECRET_KEY);
    }

    static UserSigIssuer issuer() {
        return UserSigIssuer.of(app());
    }

    static UserSigVerifier verifier() {
        return UserSigVerifier.of(app());
    }

    static TLSSigAPIv2 officialSigner() {
        return new TLSSigAPIv2(SDK_APP_ID, SECRET_KEY);
    }

    static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
