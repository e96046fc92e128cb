package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usersig.Verification.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Legacy UserSigs (version 1, ECDSA)")
class LegacyUserSigTest {

    /** Test key pairs that the vendor published with its v1 signers. */
    private static final String P256_PRIVATE = """
            -----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIHu8zGfpauyNJ0eMT8tq9FMARsYhcGPnd1Q/pkLPUMxeoAoGCCqGSM49
            AwEHoUQDQgAEnVSjrROQGp3NV37boSqrxIo5Jkd/IZxWS5daT4gJTCzagSZG3FqT
            PHykr4GXXzT+o/aJlvKVXi7ksthSHOUmqQ==
            -----END EC PRIVATE KEY-----
            """;

    private static final String P256_PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEnVSjrROQGp3NV37boSqrxIo5Jkd/
            IZxWS5daT4gJTCzagSZG3FqTPHykr4GXXzT+o/aJlvKVXi7ksthSHOUmqQ==
            -----END PUBLIC KEY-----
            """;

    private static final String SECP256K1_PRIVATE = """
            -----BEGIN EC PARAMETERS-----
            BgUrgQQACg==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHQCAQEEIFBooCg0a6sUn/T3zJ4LSu+jbgT03CAwkAmXmvOQ1YZboAcGBSuBBAAK
            oUQDQgAEtqF9a4XZGHQ/npNSeTcGITcBR7lW7qz1x0M1QFxkhLM4GiBa2kv7GzLo
            O2/YqIuXRWV5Xm9EdnrSGd3T7sHFcg==
            -----END EC PRIVATE KEY-----
            """;

    private static final String SECP256K1_PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEtqF9a4XZGHQ/npNSeTcGITcBR7lW7qz1
            x0M1QFxkhLM4GiBa2kv7GzLoO2/YqIuXRWV5Xm9EdnrSGd3T7sHFcg==
            -----END PUBLIC KEY-----
            """;

    static Stream<JsonNode> published() throws IOException {
        try (InputStream json = requireNonNull(LegacyUserSigTest.class.getResourceAsStream("published-v1-sigs.json"))) {
            JsonNode all = new ObjectMapper().readTree(json);
            return StreamSupport.stream(all.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    @DisplayName("published by the vendor are accepted to the second in which they end, and 70001 after it")
    void acceptsThePublishedOnesToTheirLastSecond(JsonNode row) {
        SdkApp app = SdkApp.builder(row.get("sdkAppId").asLong())
                .legacyKeys(LegacyKeys.ofPublicPem(row.get("publicKeyPem").asText()))
                .build();
        UserSigVerifier verifier = UserSigVerifier.of(app);
        String text = row.get("userSig").asText();
        String user = row.get("userId").asText();
        Instant issued = Instant.ofEpochSecond(row.get("issuedAt").asLong());
        Instant end = issued.plusSeconds(row.get("validitySeconds").asLong());

        Verification verification = verifier.verify(text, user, end);
        assertThat(verification.isAccepted()).as(verification.reason()).isTrue();
        UserSig sig = verification.userSig().orElseThrow();
        assertThat(sig.version()).isEqualTo(UserSigVersion.V1_ECDSA);
        assertThat(sig.issuedAt()).isEqualTo(issued);
        assertThat(sig.expiresAt()).isEqualTo(end);
        assertThat(sig.userbuf().map(bytes -> Base64.getEncoder().encodeToString(bytes)))
                .isEqualTo(Optional.ofNullable(row.get("userbuf").textValue()));

        assertThat(verifier.verify(text, user, end.plusSeconds(1)).code()).isEqualTo(70001);
        assertThat(verifier.verify(text, "somebody", end).code()).isEqualTo(70013);
    }

    @Test
    @DisplayName("are refused with 70009 by another key, and with 70014 by another app")
    void refusesAnotherKeyAndAnotherApp() {
        SdkApp app =
                SdkApp.builder(1400000000L).legacyKeys(LegacyKeys.generate()).build();
        String text = UserSigIssuer.of(app).forUser("alice").legacy().issue().text();
        SdkApp otherKey =
                SdkApp.builder(1400000000L).legacyKeys(LegacyKeys.generate()).build();
        assertThat(UserSigVerifier.of(otherKey).verify(text, "alice").code()).isEqualTo(70009);
        Refused wrongApp = Samples.refusal(UserSigVerifier.of(SdkApp.random()).verify(text, "alice"));
        assertThat(wrongApp.code()).isEqualTo(70014);
        assertThat(wrongApp.field()).isEqualTo("TLS.sdk_appid");
        Refused expired = Samples.refusal(
                UserSigVerifier.of(app).verify(text, "alice", Instant.now().plusSeconds(1_000_000_000)));
        assertThat(expired.field()).isEqualTo("TLS.expire_after");
    }

    @Test
    @DisplayName("are refused with 70016 by an app that has no legacy key, after all else was checked")
    void refusesAllWhereTheAppHasNoLegacyKey() {
        LegacyKeys keys = LegacyKeys.generate();
        SdkApp legacy = SdkApp.builder(1400000000L).legacyKeys(keys).build();
        String text = UserSigIssuer.of(legacy).forUser("alice").legacy().issue().text();
        Refused refused = Samples.refusal(
                UserSigVerifier.of(SdkApp.of(1400000000L, "key")).verify(text, "alice"));
        assertThat(refused.code()).isEqualTo(70016);
        assertThat(refused.reason()).contains("SDKAppID 1400000000 has no legacy key");
    }

    @Test
    @DisplayName("stand beside version 2: such an app issues and accepts both")
    void standsBesideVersion2() {
        SdkApp app =
                SdkApp.builder(1400000000L).legacyKeys(LegacyKeys.generate()).build();
        UserSigVerifier verifier = UserSigVerifier.of(app);
        UserSigIssuer issuer = UserSigIssuer.of(app);
        assertThat(verifier.verify(issuer.issue("alice").text(), "alice").isAccepted())
                .isTrue();
        UserSig legacy =
                issuer.forUser("alice").userbuf("abc".getBytes(UTF_8)).legacy().issue();
        assertThat(verifier.verify(legacy.text(), "alice").isAccepted()).isTrue();
        assertThat(legacy.userbuf()).contains("abc".getBytes(UTF_8));
    }

    @Nested
    @DisplayName("with keys in PEM")
    class Pems {

        @Test
        @DisplayName("on P-256, in the SEC1 form that openssl writes")
        void readsP256InTheSec1Form() {
            roundTrip(LegacyKeys.ofPem(P256_PRIVATE, P256_PUBLIC));
        }

        @Test
        @DisplayName("on secp256k1, with Bouncy Castle")
        void readsSecp256k1WithBouncyCastle() {
            roundTrip(LegacyKeys.ofPem(SECP256K1_PRIVATE, SECP256K1_PUBLIC));
        }

        @Test
        @DisplayName("on either curve, in the PKCS#8 form that they are written in")
        void readsEitherCurveInThePkcs8Form() {
            for (LegacyKeys keys :
                    new LegacyKeys[] {LegacyKeys.generate(), LegacyKeys.ofPem(SECP256K1_PRIVATE, SECP256K1_PUBLIC)}) {
                LegacyKeys read = LegacyKeys.ofPem(keys.privatePem().orElseThrow(), keys.publicPem());
                assertThat(read).isEqualTo(keys).hasSameHashCodeAs(keys);
                roundTrip(read);
            }
        }

        @Test
        @DisplayName("the public one alone verifies, and says what it cannot do")
        void verifiesWithThePublicKeyAlone() {
            LegacyKeys keys = LegacyKeys.ofPublicPem(P256_PUBLIC);
            assertThat(keys.privatePem()).isEmpty();
            assertThat(keys).hasToString("LegacyKeys[P256, public key only]");
            SdkApp app = SdkApp.builder(1).legacyKeys(keys).build();
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            UserSigIssuer.of(app).forUser("alice").legacy().issue())
                    .withMessageContaining("only the public key");
        }

        @Test
        @DisplayName("an app without any says how to get some")
        void tellsAnAppWithoutKeysHowToGetSome() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> UserSigIssuer.of(Samples.APP)
                            .forUser("alice")
                            .legacy()
                            .issue())
                    .withMessageContainingAll("SDKAppID 1400000000 has no legacy keys", "LegacyKeys.generate()");
        }

        @Test
        @DisplayName("that are none: the error says which line is missing")
        void saysWhichLineIsMissing() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LegacyKeys.ofPublicPem("ssh-rsa AAAA"))
                    .withMessageContaining("-----BEGIN PUBLIC KEY-----");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LegacyKeys.ofPem("", P256_PUBLIC))
                    .withMessageContaining("-----BEGIN EC PRIVATE KEY-----");
        }

        @Test
        @DisplayName("on another curve: the error says which there are")
        void refusesAnotherCurve() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            LegacyKeys.ofPublicPem(P256_PUBLIC.replace("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD", "MFkw")))
                    .withMessageContaining("P-256 (prime256v1) or secp256k1");
        }

        @Test
        @DisplayName("that are cut off cannot be read")
        void refusesAKeyThatIsCutOff() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LegacyKeys.ofPublicPem(P256_PUBLIC.replaceAll("nVSj[^-]*", "\n")))
                    .withMessageContaining("legacy public key cannot be read");
        }

        @Test
        @DisplayName("that are not a pair: the error says so and shows no key")
        void refusesKeysThatAreNotAPair() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LegacyKeys.ofPem(SECP256K1_PRIVATE.replace("EC PRIVATE", "PRIVATE"), P256_PUBLIC))
                    .withMessageContaining("not a pair")
                    .withMessageNotContaining("MHQCAQEE");
        }

        @Test
        @DisplayName("that are not base64: the error says so")
        void refusesWhatIsNotBase64() {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> LegacyKeys.ofPublicPem("-----BEGIN PUBLIC KEY-----\n=A\n-----END PUBLIC KEY-----"))
                    .withMessageContaining("not base64");
        }

        private void roundTrip(LegacyKeys keys) {
            SdkApp app = SdkApp.builder(1400000000L).legacyKeys(keys).build();
            UserSig sig = UserSigIssuer.of(app).forUser("alice").legacy().issue();
            assertThat(UserSigVerifier.of(app).verify(sig.text(), "alice").isAccepted())
                    .isTrue();
            assertThat(keys.toString()).doesNotContain("BEGIN");
        }
    }

    @Test
    @DisplayName("on secp256k1 without Bouncy Castle: the error names the dependency to add")
    void namesTheDependencyToAddWithoutBouncyCastle() throws Exception {
        try (WithoutBouncyCastle loader = new WithoutBouncyCastle()) {
            Throwable error = loader.failureOfReading(SECP256K1_PUBLIC);
            assertThat(error)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("secp256k1", "org.bouncycastle:bcprov-jdk18on");
            assertThat(loader.canRead(P256_PUBLIC)).isTrue();
        }
    }
}
