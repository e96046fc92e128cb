package io.github.usersig.mockim.server.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.MultiDevicePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The quick way to serve, for containers,")
class QuickServeTest {

    private static final Map<String, String> APP =
            Map.of("MOCK_IM_SDK_APP_ID", "1400000000", "MOCK_IM_SECRET_KEY", "key-of-the-quick-test");

    @Test
    @DisplayName("takes where to listen from the command line and all else from the environment")
    void takesAllButWhereToListenFromTheEnvironment(@TempDir Path folder) throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"accounts\": [\"carol\"]}");
        ServeSettings settings = QuickServe.settings(
                        List.of("serve", "--bind=0.0.0.0", "--port=8080", "--tls-port=8443"),
                        with(Map.of(
                                "MOCK_IM_ADMINS", "root,boss",
                                "MOCK_IM_ACCOUNTS", "alice,bob",
                                "MOCK_IM_TLS_NAMES", "mock.example,10.1.2.3",
                                "MOCK_IM_SEED", seed.toString(),
                                "MOCK_IM_MULTI_DEVICE_POLICY", "SINGLE",
                                "MOCK_IM_WEBHOOK_URL", "http://app.example/im/webhook")))
                .orElseThrow();

        assertThat(settings.bindAddress()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.tlsPort()).hasValue(8443);
        assertThat(settings.tlsNames()).containsExactly("mock.example", "10.1.2.3");
        assertThat(settings.app().sdkAppId()).isEqualTo(1400000000L);
        assertThat(settings.app().secretKey()).isEqualTo("key-of-the-quick-test");
        assertThat(settings.app().admins()).containsExactly("administrator", "root", "boss");
        assertThat(settings.accounts()).containsExactly("alice", "bob");
        assertThat(settings.seed()).hasValue("{\"accounts\": [\"carol\"]}");
        assertThat(settings.policy()).hasValue(MultiDevicePolicy.SINGLE);
        assertThat(settings.webhooks()).isPresent();
        assertThat(settings.keyIsSecret()).isTrue();
    }

    @Test
    @DisplayName("has the defaults of the command")
    void hasTheDefaultsOfTheCommand() throws IOException {
        ServeSettings settings = QuickServe.settings(List.of("serve"), APP).orElseThrow();

        assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.tlsPort()).isEmpty();
        assertThat(settings.seed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "issue",
                "serve --help",
                "serve --port 8080",
                "serve --port=",
                "serve --port=1 --port=2",
                "serve --account=alice",
                "serve @file"
            })
    @DisplayName("leaves every other command line to the command")
    void leavesOtherCommandLinesToTheCommand(String line) throws IOException {
        List<String> args = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));

        assertThat(QuickServe.settings(args, APP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "SINGLE", "Single"})
    @DisplayName("takes the multi-device policy in capitals or not, whatever language the machine speaks")
    void takesTheMultiDevicePolicyInCapitalsOrNot(String name) throws IOException {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr")); // where the capital of i is not I
        try {
            assertThat(QuickServe.settings(List.of("serve"), with(Map.of("MOCK_IM_MULTI_DEVICE_POLICY", name)))
                            .orElseThrow()
                            .policy())
                    .hasValue(MultiDevicePolicy.SINGLE);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    @DisplayName("makes an app with a key, which has to be told, where none is given")
    void makesAnAppWithAKeyWhereNoneIsGiven() throws IOException {
        ServeSettings settings = QuickServe.settings(List.of("serve"), Map.of()).orElseThrow();

        assertThat(settings.app().sdkAppId()).isPositive();
        assertThat(settings.app().secretKey()).hasSize(64);
        assertThat(settings.keyIsSecret()).isFalse();
    }

    @Test
    @DisplayName("leaves it to the command to say what is wrong with a variable that is empty")
    void leavesAnEmptyVariableToTheCommand() throws IOException {
        assertThat(QuickServe.settings(List.of("serve"), with(Map.of("MOCK_IM_ADMINS", ""))))
                .isEmpty();
    }

    @Test
    @DisplayName("does not serve what is wrong")
    void doesNotServeWhatIsWrong() {
        assertThatThrownBy(() -> QuickServe.settings(List.of("serve", "--port=x"), APP))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        QuickServe.settings(List.of("serve"), with(Map.of("MOCK_IM_MULTI_DEVICE_POLICY", "NONE"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuickServe.settings(List.of("serve"), with(Map.of("MOCK_IM_SEED", "/no/such/file"))))
                .isInstanceOf(IOException.class);
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(APP);
        environment.putAll(more);
        return environment;
    }
}
