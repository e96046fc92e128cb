package com.acme.docs;

import static io.github.usersig.RoomPrivilege.ENTER_ROOM;
import static io.github.usersig.RoomPrivilege.RECEIVE_AUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigEncoding;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code that docs/usersig.md and docs/why-refused.md show, as it stands there. */
@DisplayName("The examples of docs/usersig.md")
class UserSigPageTest {

    private final String secretKey = SdkApp.random().secretKey();

    @Test
    @DisplayName("issue UserSigs that are accepted")
    void issuesUserSigsThatAreAccepted() {
        SdkApp app = SdkApp.of(1400000000L, secretKey);
        UserSigIssuer issuer = UserSigIssuer.of(app);

        UserSig usual = issuer.issue("alice");
        UserSig brief = issuer.forUser("alice").validFor(Duration.ofMinutes(5)).issue();
        UserSig old = issuer.forUser("alice")
                .issuedAt(Instant.parse("2026-01-01T00:00:00Z"))
                .issue();
        UserSig room = issuer.forUser("alice")
                .room("standup", Set.of(ENTER_ROOM, RECEIVE_AUDIO))
                .issue();
        UserSig fast = issuer.forUser("alice").encoding(UserSigEncoding.FAST).issue();

        UserSigVerifier verifier = UserSigVerifier.of(app);
        assertThat(Set.of(usual, brief, room, fast))
                .allMatch(sig -> verifier.verify(sig.text(), "alice").isAccepted());
        assertThat(old.text()).isNotEmpty();
    }

    @Test
    @DisplayName("issue legacy ones")
    void issuesLegacyUserSigs() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        String privatePem = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        String publicPem = pem("PUBLIC KEY", keys.getPublic().getEncoded());

        SdkApp legacy = SdkApp.builder(1400000000L)
                .legacyKeys(LegacyKeys.ofPem(privatePem, publicPem))
                .build();
        UserSig sig = UserSigIssuer.of(legacy).forUser("alice").legacy().issue();

        assertThat(UserSigVerifier.of(legacy).verify(sig.text(), "alice").isAccepted())
                .isTrue();
    }

    @Test
    @DisplayName("verify, and tell why one is refused")
    void verifiesAndTellsWhyOneIsRefused() {
        SdkApp app = SdkApp.of(1400000000L, secretKey);
        String text = UserSigIssuer.of(app)
                .forUser("alice")
                .issuedAt(Instant.now().minusSeconds(342))
                .validFor(Duration.ofMinutes(5))
                .issue()
                .text();
        verifyAtATime(app, text);
        verifyNow(app, text);
    }

    private static void verifyAtATime(SdkApp app, String text) {
        Verification verification = UserSigVerifier.of(app).verify(text, "alice", Instant.now());
        verification.code();
        verification.reason();

        assertThat(verification.code()).isEqualTo(70001);
        assertThat(verification.reason()).contains("expired", "valid for 5 min");
    }

    private static void verifyNow(SdkApp app, String text) {
        Verification verification = UserSigVerifier.of(app).verify(text, "alice");
        verification.error();
        verification.reason();

        assertThat(verification.error()).map(Object::toString).contains("70001 USERSIG_EXPIRED");
    }

    private static String pem(String type, byte[] key) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + type
                + "-----\n";
    }
}
