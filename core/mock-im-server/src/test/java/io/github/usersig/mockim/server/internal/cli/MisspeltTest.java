package io.github.usersig.mockim.server.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        assertThat(Misspelt.among(Map.of("PATH", "/bin", misspelt, "x")))
                .hasValue("The environment variable " + misspelt + " is none of the mock's: write " + meant);
        // and so the command is to say it
        assertThat(QuickServe.settings(List.of("serve"), Map.of(misspelt, "x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOCK_IM_USERS", "MOCK_IM_PORT", "mock_im_log_level", "MOCK_IM_"})
    @DisplayName("that resembles none of them is not passed over either: all there are, are told")
    void isNotPassedOverIfItResemblesNone(String unknown) throws IOException {
        assertThat(Misspelt.among(Map.of("PATH", "/bin", unknown, "8080")))
                .get()
                .asString()
                .startsWith(
                        "The environment variable " + unknown + " is none of the mock's: leave it out, or write one of")
                .contains(Stream.of(Setting.values()).map(Setting::variable).toList())
                .endsWith("serve --help tells them");
        assertThat(QuickServe.settings(List.of("serve"), Map.of(unknown, "8080")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PATH,                           /bin",
        "MOCK,                           x",
        "MOCK_SERVER_URL,                http://localhost",
        "MOCK_IM_SERVICE_HOST,           10.0.0.1",
        "MOCK_IM_SERVICE_PORT,           8080",
        "MOCK_IM_SERVICE_PORT_HTTP,      8080",
        "MOCK_IM_PORT,                   tcp://10.0.0.1:8080",
        "MOCK_IM_PORT_8080_TCP,          tcp://10.0.0.1:8080",
        "MOCK_IM_PORT_8080_TCP_ADDR,     10.0.0.1",
        "MOCK_IM_CONSOLE_SERVICE_HOST,   10.0.0.2",
        "MOCK_IM_CONSOLE_PORT,           tcp://10.0.0.2:80",
        "MOCK_IM_CONSOLE_PORT_80_TCP,    tcp://10.0.0.2:80",
        "MOCK_IM_NAME,                   /app/mock-im",
        "MOCK_IM_ENV_JAVA_HOME,          /opt/java"
    })
    @DisplayName(
            "may have namesakes that others have set: Kubernetes for a service called mock-im, and links of Docker")
    void mayHaveNamesakes(String variable, String value) {
        assertThat(Misspelt.among(Map.of(variable, value))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is none of them if it is known")
    void isNoneIfKnown(Setting setting) {
        assertThat(Misspelt.among(Map.of(setting.variable(), "x"))).isEmpty();
    }

    @Test
    @DisplayName("may be any number of known ones at once")
    void mayBeAnyNumber() {
        assertThat(Misspelt.among(Map.of("MOCK_IM_SEED", "x", "MOCK_IM_ADMINS", "y")))
                .isEmpty();
    }
}
