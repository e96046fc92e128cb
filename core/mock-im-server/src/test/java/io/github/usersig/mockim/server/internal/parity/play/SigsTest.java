package io.github.usersig.mockim.server.internal.parity.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.parity.book.SigKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The kinds of UserSigs of the book")
class SigsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T20:00:00Z");

    private final Sigs sigs = new Sigs(SdkApp.of(1400000000L, "0123456789abcdef".repeat(4)));

    @Test
    @DisplayName("are texts of their own, but for the legacy one, whose signature is another each time")
    void areTextsOfTheirOwn() {
        assertThat(Arrays.stream(SigKind.values()).collect(Collectors.toMap(kind -> kind, this::text)))
                .hasSameSizeAs(SigKind.values())
                .satisfies(texts -> assertThat(texts.values()).doesNotHaveDuplicates());
    }

    @Test
    @DisplayName("have the oldest form as JSON of the old claims, with the time as that of eight hours west")
    void haveTheOldestForm() {
        assertThat(text(SigKind.OLDEST_FORM))
                .startsWith("{")
                .contains("\"TLS.sdk_appid\"", "\"TLS.time\"", "\"2026-11-30T12:00:00-08:00\"")
                .doesNotContain("TLS.ver\"");
    }

    private String text(SigKind kind) {
        return String.valueOf(sigs.text(kind.inBook(), "alice", NOW));
    }
}
