package io.github.usersig.mockim.server.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.internal.control.AccountJson;
import io.github.usersig.mockim.internal.control.AppJson;
import io.github.usersig.mockim.internal.control.CallOverrideJson;
import io.github.usersig.mockim.internal.control.GateJson;
import io.github.usersig.mockim.internal.control.JournalJson;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.MediaJson;
import io.github.usersig.mockim.internal.control.MessageJson;
import io.github.usersig.mockim.internal.control.SessionsJson;
import io.github.usersig.mockim.internal.control.VerdictJson;
import io.github.usersig.mockim.internal.control.WebhookCallsJson;
import io.github.usersig.mockim.internal.control.WebhookOverrideJson;
import io.github.usersig.mockim.internal.control.WebhookSettingsJson;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The JSON of the control API, which client and server share")
class ControlJsonTest {

    private static final Instant AT = Instant.parse("2027-01-01T00:00:00.123456789Z");

    private static Json sent(Json json) {
        return Json.parse(json.bytes(), "the body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "\u4f60\u597d \ud83d\ude00", "\"quoted\" \\ \n\u0000"})
    @DisplayName("brings texts over as they are")
    void keepsTexts(String text) {
        Account account = new Account("alice", text, text);
        Message message = new Message("alice", "bob", AT, "1_2_3", text, text);
        Verdict verdict = new Verdict(70001, text, text);
        SdkApp app = SdkApp.builder(1400000000L)
                .secretKey("k" + text)
                .admins(List.of("boss"))
                .build();

        assertThat(AccountJson.read(sent(AccountJson.write(account, List.of("Web")))))
                .isEqualTo(account);
        assertThat(MessageJson.read(sent(MessageJson.write(message)))).isEqualTo(message);
        assertThat(VerdictJson.read(sent(VerdictJson.write(verdict)))).isEqualTo(verdict);
        assertThat(AppJson.read(sent(AppJson.write(app, "")), 1400000000L)).isEqualTo(app);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("brings journals over as they are")
    void keepsJournals(Door door) {
        JournalEntry login =
                JournalEntry.builder(AT, door).number(Long.MAX_VALUE).build();
        JournalEntry message = JournalEntry.builder(AT, door)
                .number(2)
                .command("openim/sendmsg")
                .caller("administrator")
                .userSig("1f2e")
                .from("alice")
                .to(List.of("bob", "carol"))
                .code(90012)
                .reason("no")
                .reply("{}")
                .took(Duration.ofNanos(1))
                .build();

        Journal read = JournalJson.read(sent(JournalJson.write(new Journal(List.of(message, login), 7))));

        assertThat(read.entries()).containsExactly(message, login);
        assertThat(read.dropped()).isEqualTo(7);
        assertThat(read.last()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("brings settings over as they are")
    void keepsSettings() {
        GateSettings gate =
                GateSettings.DEFAULT.withFamilyCodes().withCallsPerSecond(200).withFailedChecks(5);
        SessionSettings sessions = SessionSettings.DEFAULT
                .withPolicy(MultiDevicePolicy.SINGLE)
                .withInstances("Web", 10)
                .withHeartbeatTimeout(Duration.ofMillis(1));
        WebhookSettings webhooks = WebhookSettings.to(URI.create("http://127.0.0.1:8080/im/webhook"));

        assertThat(GateJson.read(sent(GateJson.write(gate)))).isEqualTo(gate);
        assertThat(GateJson.read(Json.object())).isEqualTo(GateSettings.DEFAULT);
        MediaSettings media = MediaSettings.DEFAULT
                .withLongestUpload(1)
                .withMostUploads(2)
                .withUploadsInSnapshots()
                .withTranslation("hello", "zh", "你好")
                .withTranscript("call me back");
        assertThat(MediaJson.read(sent(MediaJson.write(media)))).isEqualTo(media);
        assertThat(MediaJson.read(Json.object())).isEqualTo(MediaSettings.DEFAULT);
        assertThat(SessionsJson.read(sent(SessionsJson.write(sessions)))).isEqualTo(sessions);
        assertThat(SessionsJson.read(Json.object())).isEqualTo(SessionSettings.DEFAULT);
        for (WebhookSettings each : List.of(
                webhooks,
                webhooks.withToken("xxxxyyyy").refusingOnTimeout(),
                webhooks.only(),
                webhooks.only(WebhookCommand.STATE_CHANGE).withRetries(10).withTimeout(Duration.ofMillis(200)))) {
            assertThat(WebhookSettingsJson.read(sent(WebhookSettingsJson.write(each))))
                    .isEqualTo(each);
        }
    }

    @Test
    @DisplayName("brings overrides over as they are")
    void keepsOverrides() {
        CallOverride call =
                CallOverride.of("openim/sendmsg").by("boss").times(3).percent(10);
        for (CallOverride each : List.of(
                call,
                call.answer(20004),
                call.httpStatus(502).delay(Duration.ofMillis(5), Duration.ofMillis(7)),
                call.resetConnection().delayLogNormal(Duration.ofMillis(9), 0.5),
                CallOverride.ofAny().truncateAnswer())) {
            CallOverride read = CallOverrideJson.read(sent(CallOverrideJson.write(each)));
            assertThat(read).usingRecursiveComparison().isEqualTo(each);
        }
        WebhookOverride webhook =
                WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(3).percent(10);
        for (WebhookOverride each : List.of(
                webhook.lose(),
                webhook.delay(Duration.ofSeconds(1)),
                webhook.duplicate(),
                WebhookOverride.ofAny().reorder())) {
            WebhookOverride read = WebhookOverrideJson.read(sent(WebhookOverrideJson.write(each)));
            assertThat(read).usingRecursiveComparison().isEqualTo(each);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("brings webhooks over as they are")
    void keepsWebhookCalls(WebhookCall.Outcome outcome) {
        WebhookCall call = WebhookCall.builder(3, AT, WebhookCommand.C2C_AFTER_SEND_MSG, outcome)
                .parameters(Map.of("SdkAppid", "1400000000"))
                .body("{}")
                .attempt(2)
                .status(200)
                .answer("{\"ErrorCode\":0}")
                .effect("allowed")
                .took(Duration.ofMillis(5))
                .build();

        assertThat(WebhookCallsJson.read(sent(WebhookCallsJson.write(new WebhookCalls(List.of(call), 4)))))
                .isEqualTo(new WebhookCalls(List.of(call), 4));
    }

    @Test
    @DisplayName("says what is missing or wrong, and what to write instead")
    void namesWhatIsWrong() {
        Json json = Json.parse("{\"a\":7,\"b\":null,\"c\":[1]}", "the body");

        assertThatThrownBy(() -> json.text("a")).hasMessage("\"a\" in the body must be a string");
        assertThatThrownBy(() -> json.text("b")).hasMessage("the body needs \"b\", a string");
        assertThatThrownBy(() -> json.texts("c")).hasMessage("\"c\" in the body must be an array of strings");
        assertThatThrownBy(() -> json.instant("a")).hasMessageContaining("such as 2027-01-01T00:00:00Z");
        assertThatThrownBy(() -> Json.parse("[]", "the body")).hasMessage("the body is not a JSON object");
        assertThatThrownBy(() -> Json.parse("{} {}", "the body")).hasMessage("the body is not a JSON object");
    }
}
