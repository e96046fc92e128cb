package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys and whole UserSigs")
class SecrecyTest {

    @Test
    @DisplayName("never stand in a toString, a reason, or a message")
    void neverShowsAKeyOrAWholeUserSig() {
        LegacyKeys keys = LegacyKeys.generate();
        String privateKey = keys.privatePem()
                .orElseThrow()
                .replaceAll("-----[A-Z ]+-----", "")
                .strip();
        SdkApp app = SdkApp.builder(1400000000L)
                .secretKey(Samples.KEY)
                .legacyKeys(keys)
                .build();
        UserSigIssuer issuer = UserSigIssuer.of(app);
        UserSigVerifier verifier = UserSigVerifier.of(app);
        UserSig sig = issuer.issue("alice");
        UserSig legacy = issuer.forUser("alice").legacy().issue();
        String damaged = sig.text().substring(8);

        Stream<Object> shown = Stream.of(
                app,
                keys,
                issuer,
                verifier,
                issuer.forUser("alice"),
                sig,
                legacy,
                sig.claims(),
                verifier.verify(sig.text(), "alice"),
                verifier.verify(sig.text(), "bob"),
                verifier.verify(damaged, "alice"),
                verifier.verify(sig.text() + sig.text(), "alice"),
                messageOf(() -> UserSig.parse(damaged)),
                messageOf(() -> SdkApp.builder(1)
                        .secretKey(Samples.KEY)
                        .admins(Samples.KEY)
                        .build()));

        assertThat(shown.map(Object::toString)).allSatisfy(text -> assertThat(text)
                .doesNotContain(sig.text().substring(0, 24))
                .doesNotContain(damaged.substring(0, 24))
                .doesNotContain(legacy.text().substring(0, 24))
                .doesNotContain(Samples.KEY)
                .doesNotContain(privateKey.substring(0, 24)));
    }

    private static String messageOf(Runnable failing) {
        try {
            failing.run();
        } catch (IllegalArgumentException e) {
            return e.toString();
        }
        throw new AssertionError("expected a failure");
    }
}
