package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("ImError")
class ImErrorTest {

    @Test
    @DisplayName("knows every code the service's pages name, and each once")
    void knowsEveryPublishedCodeOnce() throws IOException {
        assertThat(Arrays.stream(ImError.values()).map(ImError::code)).containsExactlyInAnyOrderElementsOf(listed());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is found by its code, and says what it means in a phrase")
    void isFoundByItsCode(ImError error) {
        assertThat(ImError.of(error.code())).contains(error);
        assertThat(error.meaning()).isNotBlank().hasSizeLessThan(120).doesNotEndWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "70001, USERSIG_EXPIRED, ACCOUNT, CURRENT_LIST",
        "70002, USERSIG_EMPTY, ACCOUNT, OLDER_LIST",
        "70032, OBSERVED_70032, ACCOUNT, REPORTS",
        "60010, NOT_AN_ADMIN, GATEWAY, CURRENT_LIST",
        "90009, MESSAGE_NEEDS_ADMIN, REST_MESSAGE, CURRENT_LIST",
        "-10001, SDK_KEY_EXPIRED, SDK, CURRENT_LIST"
    })
    @DisplayName("has a name, a family, and the list it stands in")
    void hasANameAFamilyAndAList(int code, String name, ErrorFamily family, ImError.KnownFrom knownFrom) {
        ImError error = ImError.of(code).orElseThrow();
        assertThat(error.name()).isEqualTo(name);
        assertThat(error.family()).isEqualTo(family);
        assertThat(error.knownFrom()).isEqualTo(knownFrom);
        assertThat(error).hasToString(code + " " + name);
    }

    @Test
    @DisplayName("is empty for a code that no list has")
    void isEmptyForAnUnknownCode() {
        assertThat(ImError.of(60001)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10099, false", "10100, true", "10200, true", "10201, false",
        "37999, false", "38000, true", "39000, true", "39001, false",
        "120000, false", "120001, true", "130000, true", "130001, false"
    })
    @DisplayName("knows the ranges that are free for an app's own webhooks")
    void knowsTheRangesFreeForWebhooks(int code, boolean free) {
        assertThat(ImError.isAppDefined(code)).isEqualTo(free);
    }

    private static List<Integer> listed() throws IOException {
        try (InputStream in = requireNonNull(ImErrorTest.class.getResourceAsStream("im-error-codes.txt"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Integer::valueOf)
                    .toList();
        }
    }
}
