package io.github.usersig.mockim.server.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An environment variable of the mock")
class MisspeltTest {

    @ParameterizedTest
    @CsvSource({
        "MOCK_IM_ACOUNTS,      MOCK_IM_ACCOUNTS",
        "MOCK_IM_ADMIN,        MOCK_IM_ADMINS",
        "MOCKIM_SEED,          MOCK_IM_SEED",
        "mock_im_heap_limit,   MOCK_IM_HEAP_LIMIT",
        "MOCK-IM-ACCOUNTS,     MOCK_IM_ACCOUNTS",
        "MOCK_IM_SDKAPPID,     MOCK_IM_SDK_APP_ID",
        "MOCK_IM_ALLOWED_HOST, MOCK_IM_ALLOWED_HOSTS"
    })
    @DisplayName("that is misspelt is not passed over: the mock does not start, and says what to write")
    void isNotPassedOver(String misspelt, String meant) throws IOException {
        assertThat(Misspelt.among(List.of("PATH", misspelt)))
                .hasValue("The environment variable " + misspelt + " is none of the mock's: write " + meant);
        // and so the command is to say it
        assertThat(QuickServe.settings(List.of("serve"), Map.of(misspelt, "x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "MOCK",
                "MOCK_IM_PORT",
                "MOCK_IM_PORT_8080_TCP_ADDR",
                "MOCK_IM_SERVICE_HOST",
                "MOCK_IM_NAME",
                "MOCK_SERVER_URL"
            })
    @DisplayName("may have namesakes that others have set, Kubernetes for one")
    void mayHaveNamesakes(String variable) {
        assertThat(Misspelt.among(List.of(variable))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is none of them if it is known")
    void isNoneIfKnown(Setting setting) {
        assertThat(Misspelt.among(List.of(setting.variable()))).isEmpty();
    }

    @Test
    @DisplayName("may be any number of known ones at once")
    void mayBeAnyNumber() {
        assertThat(Misspelt.among(List.of("MOCK_IM_SEED", "MOCK_IM_ADMINS"))).isEmpty();
    }
}
