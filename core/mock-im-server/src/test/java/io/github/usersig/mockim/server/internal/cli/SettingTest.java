package io.github.usersig.mockim.server.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.OwnCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What can be set about a mock by the environment")
class SettingTest {

    /** What each may say; for one whose value is a file, what stands in it. */
    private static final Map<Setting, String> SAMPLES = Map.ofEntries(
            Map.entry(Setting.SDK_APP_ID, "1400000001"),
            Map.entry(Setting.SECRET_KEY, "another key of the settings' test"),
            Map.entry(Setting.ADMINS, "root,boss"),
            Map.entry(Setting.ACCOUNTS, "alice,bob"),
            Map.entry(Setting.SEED, "{\"accounts\": [\"carol\"]}"),
            Map.entry(Setting.MULTI_DEVICE_POLICY, "DUAL"),
            Map.entry(Setting.PROFILE, "older-codes"),
            Map.entry(Setting.TLS_NAMES, "mock.example,10.1.2.3"),
            Map.entry(Setting.ALLOWED_HOSTS, "mock.example,mock-im"),
            Map.entry(Setting.ALLOW_PROXYING, "true"),
            Map.entry(Setting.CONTROL_TOKEN_FILE, "a-control-token-of-a-file"),
            Map.entry(Setting.CONTROL_TOKEN, "a-control-token-by-itself"),
            Map.entry(Setting.HEAP_LIMIT, "60"),
            Map.entry(Setting.DRAIN, "PT7S"),
            Map.entry(Setting.WEBHOOK_URL, "http://app.example/im/webhook"),
            Map.entry(Setting.WEBHOOK_TOKEN, "xxxxyyyy"));

    /** Without them each would be of another app, or have nothing to sign. */
    private static final Map<Setting, String> ALWAYS = Map.of(
            Setting.SDK_APP_ID, "1400000000",
            Setting.SECRET_KEY, "key of the settings' test",
            Setting.WEBHOOK_URL, "http://other.example/");

    @ParameterizedTest
    @EnumSource
    @DisplayName("comes to the same by the variable as by the option of serve, and to something else than nothing")
    void comesToTheSameByVariableAndOption(Setting setting, @TempDir Path folder) throws Exception {
        Map<Setting, String> all = new HashMap<>(ALWAYS);
        all.put(setting, sample(setting, folder));

        ServeSettings byVariable = byVariables(all, folder);

        assertThat(byOptions(all, folder)).usingRecursiveComparison().isEqualTo(byVariable);
        assertThat(byVariables(ALWAYS, folder)).usingRecursiveComparison().isNotEqualTo(byVariable);
    }

    private static String sample(Setting setting, Path folder) throws Exception {
        if (setting == Setting.TLS_CERTIFICATE) {
            OwnCertificate own = OwnCertificate.make(folder, "EC", "dns:localhost");
            Path chain = Files.writeString(folder.resolve("tls.crt"), own.chain());
            return chain + "," + Files.writeString(folder.resolve("tls.key"), own.key());
        }
        return Objects.requireNonNull(SAMPLES.get(setting), "a sample of " + setting);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is told by serve --help, with the option and the variable")
    void isToldByHelp(Setting setting) {
        String help = Objects.requireNonNull(
                        MockImCli.commandLine().getSubcommands().get("serve"))
                .getUsageMessage();

        assertThat(help).containsPattern("(?m)^ +" + setting.option() + "\\[?=").contains(" " + setting.variable());
    }

    private static ServeSettings byVariables(Map<Setting, String> values, Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (Setting setting : values.keySet()) {
            environment.put(setting.variable(), isFile(setting) ? file(setting, values, folder) : values.get(setting));
        }
        return QuickServe.settings(List.of("serve", "--port=8080"), environment).orElseThrow();
    }

    private static ServeSettings byOptions(Map<Setting, String> values, Path folder) throws IOException {
        List<String> line = new ArrayList<>(List.of("serve"));
        for (Setting setting : values.keySet()) {
            boolean file = isFile(setting) || setting == Setting.WEBHOOK_TOKEN || setting == Setting.CONTROL_TOKEN;
            line.add(setting.option() + "=" + (file ? file(setting, values, folder) : values.get(setting)));
        }
        ServeCommand serve = (ServeCommand) MockImCli.commandLine()
                .parseArgs(line.toArray(String[]::new))
                .subcommand()
                .commandSpec()
                .userObject();
        return serve.settings();
    }

    private static boolean isFile(Setting setting) {
        return setting.type() == Path.class;
    }

    private static String file(Setting setting, Map<Setting, String> values, Path folder) throws IOException {
        return Files.writeString(folder.resolve(setting.name()), values.get(setting))
                .toString();
    }
}
