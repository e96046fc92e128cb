package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2CredentialsWithRefresh;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.github.usersig.clock.AppClock;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

@DisplayName("A token of an hour is valid, and no longer two hours later")
class TokensIT implements RestoresTheClock {

    private static final byte[] SECRET = new byte[32];

    private static Date inAnHour() {
        return Date.from(Instant.now().plus(Duration.ofHours(1)));
    }

    private static void expires(ThrowingCallable check, Class<? extends Throwable> refusal) {
        assertThatCode(check).doesNotThrowAnyException();
        AppClock.get().advance(Duration.ofHours(2));
        assertThatThrownBy(check).isInstanceOf(refusal);
    }

    @Test
    @DisplayName("for java-jwt")
    void javaJwtExpires() {
        Algorithm algorithm = Algorithm.HMAC256(SECRET);
        String token = JWT.create().withExpiresAt(inAnHour()).sign(algorithm);
        expires(() -> JWT.require(algorithm).build().verify(token), TokenExpiredException.class);
    }

    @Test
    @DisplayName("for Nimbus")
    void nimbusExpires() {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder().expirationTime(inAnHour()).build();
        DefaultJWTClaimsVerifier<SecurityContext> verifier = new DefaultJWTClaimsVerifier<>(null, Set.of());
        expires(() -> verifier.verify(claims, null), BadJWTException.class);
    }

    @Test
    @DisplayName("for JJWT")
    void jjwtExpires() {
        SecretKey key = Jwts.SIG.HS256.key().build();
        String token = Jwts.builder().expiration(inAnHour()).signWith(key).compact();
        expires(() -> Jwts.parser().verifyWith(key).build().parseSignedClaims(token), ExpiredJwtException.class);
    }

    @Test
    @DisplayName("for jose4j")
    void jose4jExpires() throws Exception {
        JwtClaims claims = new JwtClaims();
        claims.setExpirationTimeMinutesInTheFuture(60);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(new HmacKey(SECRET));
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        String token = signature.getCompactSerialization();
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setVerificationKey(new HmacKey(SECRET))
                .build();
        expires(() -> consumer.processToClaims(token), InvalidJwtException.class);
    }

    @Test
    @DisplayName("for Spring Security")
    void springSecurityExpires() {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .issuedAt(Instant.now())
                .expiresAt(inAnHour().toInstant())
                .build();
        JwtTimestampValidator validator = new JwtTimestampValidator();
        assertThat(validator.validate(token).hasErrors()).isFalse();
        AppClock.get().advance(Duration.ofHours(2));
        assertThat(validator.validate(token).hasErrors()).isTrue();
    }

    @Test
    @DisplayName("for Google's credentials, which fetch the next")
    void googleCredentialsFetchTheNext() throws Exception {
        OAuth2CredentialsWithRefresh credentials = OAuth2CredentialsWithRefresh.newBuilder()
                .setAccessToken(new AccessToken("first", inAnHour()))
                .setRefreshHandler(() -> new AccessToken("second", inAnHour()))
                .build();
        URI uri = URI.create("https://localhost");
        assertThat(credentials.getRequestMetadata(uri)).containsEntry("Authorization", List.of("Bearer first"));
        AppClock.get().advance(Duration.ofHours(2));
        assertThat(credentials.getRequestMetadata(uri)).containsEntry("Authorization", List.of("Bearer second"));
    }
}
