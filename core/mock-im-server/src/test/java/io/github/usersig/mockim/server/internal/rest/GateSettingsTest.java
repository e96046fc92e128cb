package io.github.usersig.mockim.server.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.RestCall;
import io.github.usersig.mockim.server.support.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How strict the gate is")
class GateSettingsTest {

    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RestCall attempt(MockIm im) {
        return RestClient.of(im).call();
    }

    @ParameterizedTest
    @CsvSource({
        "im_open_login_svc/kick,                    70403",
        "openim/sendmsg,                            90009",
        "all_member_push/im_push,                   90009",
        "group_open_http_svc/create_group,          10007",
        "million_group_open_http_svc/create_topic,  10007",
        "sns/friend_add,                            30004",
        "profile/portrait_set,                      40004",
        "recentcontact/get_list,                    50003",
        "im_msg_audit/content_moderation,           2004",
        "ConfigSvc/GetIPList,                       60010",
    })
    @DisplayName("who is not an admin gets 60010, or the code of the family if that is set")
    void answersTheCodeOfTheFamilyIfThatIsSet(String command, int code) {
        MockIm im = server.createTenant(SdkApp.random());
        assertThat(attempt(im).as("alice").command(command).code()).isEqualTo(60010);

        im.gate(GateSettings.DEFAULT.withFamilyCodes());

        assertThat(attempt(im).as("alice").command(command).code()).isEqualTo(code);
    }

    @Test
    @DisplayName("a command can be limited to so many calls in a second of the tenant's clock: 60007 beyond")
    void limitsTheCallsOfACommandInASecond() {
        MockIm im = server.createTenant(SdkApp.random());
        im.clock().freezeAt(Instant.now());
        im.gate(GateSettings.DEFAULT.withCallsPerSecond(2));

        assertThat(codes(im, 3)).containsExactly(0, 0, 60007);
        assertThat(attempt(im).command("ConfigSvc/GetIPList").code()).isZero();
        im.clock().advance(Duration.ofSeconds(1));
        assertThat(codes(im, 3)).containsExactly(0, 0, 60007);
    }

    private static List<Integer> codes(MockIm im, int calls) {
        return IntStream.range(0, calls).map(i -> attempt(im).code()).boxed().toList();
    }

    @Test
    @DisplayName("a UserID with too many bad UserSigs has to wait a minute: 70050, even for a good one")
    void letsAUserIdWithTooManyBadUserSigsWait() {
        MockIm im = server.createTenant(SdkApp.random());
        im.gate(GateSettings.DEFAULT.withFailedChecks(2));
        for (int i = 0; i < 2; i++) {
            assertThat(attempt(im).with("usersig", "nonsense").code()).isEqualTo(70003);
        }

        assertThat(attempt(im).code()).isEqualTo(70050);
        assertThat(attempt(im).as("alice").code()).isEqualTo(60010);
        im.clock().advance(Duration.ofSeconds(60));
        assertThat(attempt(im).code()).isZero();
    }

    @Test
    @DisplayName("is set over the control door too, and back to the default by a reset")
    void isSetOverTheControlDoorToo() {
        MockIm im = MockImBackend.connect(server.endpoint()).createTenant(SdkApp.random());
        GateSettings settings =
                GateSettings.DEFAULT.withFamilyCodes().withCallsPerSecond(7).withFailedChecks(3);

        im.gate(settings);
        assertThat(im.gate()).isEqualTo(settings);
        im.reset();
        assertThat(im.gate()).isEqualTo(GateSettings.DEFAULT);
        assertThatThrownBy(() -> settings.withFailedChecks(-1)).hasMessageContaining("must not be negative");
    }
}
