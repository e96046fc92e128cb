package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.internal.cli.Setting;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a container tells its mock by the environment")
class MockImSettingsTest {

    @Test
    @DisplayName("are variables that the server inside knows")
    void areVariablesThatTheServerKnows() {
        MockImSettings settings = new MockImSettings();
        settings.addAdmins("root");
        settings.addAccounts("alice");
        settings.sessions(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
        settings.profile("older-codes");
        settings.seed("{}");
        settings.allowProxying();

        assertThat(settings.environment(settings.app(false), "mock.example", "mock.example")
                        .keySet())
                .hasSize(10)
                .isSubsetOf(Stream.of(Setting.values()).map(Setting::variable).toList());
    }
}
