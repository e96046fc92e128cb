package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import java.util.List;

/** UserSigs that nobody injected. */
final class UserSigFixture {

    /** What a field holds before it is injected. */
    static final UserSig PLACEHOLDER = UserSigIssuer.of(SdkApp.random()).issue("nobody");

    private UserSigFixture() {}

    static List<UserSig> ofMallory() {
        return List.of(UserSigIssuer.of(SdkApp.random()).issue("mallory"));
    }
}
