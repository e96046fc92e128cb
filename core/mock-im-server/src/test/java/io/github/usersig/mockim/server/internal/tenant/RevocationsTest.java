package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A UserSig that was revoked by itself")
class RevocationsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserSigIssuer ISSUER = UserSigIssuer.of(SdkApp.of(1400000000L, "a-key-of-the-tests"));

    @Test
    @DisplayName("takes none along of another second, validity or user, also where the differences would cancel out")
    void takesNoOtherAlong() {
        Set<Integer> hashes = new HashSet<>();
        for (String user : new String[] {"alice", "bob", "bobalice"}) {
            for (int later = 0; later < 64; later++) {
                for (int shorter = 0; shorter < 64; shorter++) {
                    hashes.add(Revocations.hashOf(
                            issue(user, NOON.plusSeconds(later), Duration.ofSeconds(7200 - shorter))));
                }
            }
        }

        assertThat(hashes).hasSize(3 * 64 * 64);
    }

    @Test
    @DisplayName("is known again in whatever process, so that a snapshot keeps it")
    void isKnownAgainInAnotherProcess() {
        assertThat(Revocations.hashOf(issue("alice", NOON, Duration.ofHours(2))))
                .isEqualTo(14_650_182);
    }

    private static UserSig issue(String user, Instant at, Duration validity) {
        return ISSUER.forUser(user).issuedAt(at).validFor(validity).issue();
    }
}
