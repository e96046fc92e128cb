package io.github.usersig.mockim.server.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A length of time that no clock can count")
class FarDurationsTest {

    private static final List<String> FAR = List.of(
            "PT9223372036854775807S", "PT9223372036854775807.999999999S", "-PT9223372036854775808S", "P4000000D");

    /** Every field of the control door that is a length of time. */
    private static final List<List<String>> FIELDS = List.of(
            List.of("POST", "overrides", "{\"command\":\"openim/sendmsg\",\"delay\":\"%s\"}"),
            List.of("POST", "overrides", "{\"delay\":\"PT1S\",\"longestDelay\":\"%s\"}"),
            List.of("POST", "overrides", "{\"delay\":\"%s\",\"spread\":0.5}"),
            List.of("POST", "webhookoverrides", "{\"effect\":\"DELAY\",\"delay\":\"%s\"}"),
            List.of("PUT", "webhooks", "{\"url\":\"http://127.0.0.1:9/\",\"timeout\":\"%s\"}"),
            List.of("POST", "issue", "{\"userId\":\"alice\",\"validFor\":\"%s\"}"),
            List.of("POST", "issue", "{\"userId\":\"alice\",\"issuedAgo\":\"%s\"}"),
            List.of("POST", "clock", "{\"advance\":\"%s\"}"),
            List.of("POST", "clock", "{\"skew\":\"%s\"}"),
            List.of("PUT", "sessions", "{\"heartbeatTimeout\":\"%s\"}"));

    private static MockImServer server;
    private static MockIm im;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
        im = server.createTenant(SdkApp.random());
        im.importAccounts("alice");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> everywhere() {
        return FIELDS.stream().flatMap(field -> FAR.stream()
                .map(far ->
                        Arguments.of(field.get(0), field.get(1), field.get(2).formatted(far))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everywhere")
    @DisplayName("is refused with words wherever the control door takes one")
    void isRefusedByTheControlDoor(String method, String path, String body) throws IOException {
        HttpResponse<byte[]> response = ask(method, path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.text(response)).startsWith("{\"error\":").containsAnyOf("duration", "1970", "forward");
    }

    @Test
    @DisplayName(
            "is asked for in each of these fields with a duration that is possible, or the test above would prove nothing")
    void isAskedForWhereADurationIsTaken() throws IOException {
        for (List<String> field : FIELDS) {
            HttpResponse<byte[]> response =
                    ask(field.get(0), field.get(1), field.get(2).formatted("PT2S"));

            assertThat(response.statusCode()).as(field.toString()).isLessThan(300);
        }
        im.reset();
        im.importAccounts("alice");
    }

    private static HttpResponse<byte[]> ask(String method, String path, String body) throws IOException {
        return Http.ask(server.endpoint(), method, "/__mock/tenants/" + im.app().sdkAppId() + "/" + path, body);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 366L * 86_400, -1})
    @DisplayName("is refused by the builders of overrides")
    void isRefusedByBuilders(long seconds) {
        Duration far = Duration.ofSeconds(seconds);

        assertThatThrownBy(() -> CallOverride.ofAny().delay(far)).hasMessageContaining("at most 365 days");
        assertThatThrownBy(() -> CallOverride.ofAny().delay(Duration.ZERO, far))
                .hasMessageContaining("at most 365 days");
        assertThatThrownBy(() -> CallOverride.ofAny().delayLogNormal(far, 1)).hasMessageContaining("at most 365 days");
        assertThatThrownBy(() ->
                        WebhookOverride.of(WebhookCommand.C2C_BEFORE_SEND_MSG).delay(far))
                .hasMessageContaining("at most 365 days");
    }
}
