package io.github.usersig.mockim.server.internal.override;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.internal.tenant.Overrides;
import io.github.usersig.mockim.server.support.RestCall;
import io.github.usersig.mockim.server.support.RestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a test makes of calls")
class OverrideTest {

    private static final String CHECK = "im_open_login_svc/account_check";
    private static MockImServer server;
    private MockIm im;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void tenant() {
        im = server.createTenant(SdkApp.random());
    }

    @AfterEach
    void remove() {
        im.remove();
    }

    private RestCall attempt() {
        return RestClient.of(im).call();
    }

    private List<Integer> codes(int calls) {
        return IntStream.range(0, calls).map(i -> attempt().code()).boxed().toList();
    }

    @Test
    @DisplayName("the next calls are refused with a code, and then all is well again")
    void times() {
        im.overrides().add(CallOverride.of(CHECK).times(2).answer(ImError.TICKET_EXPIRED));

        assertThat(codes(4)).containsExactly(20002, 20002, 0, 0);
        assertThat(im.overrides().list()).isEmpty();
        assertThat(im.journal().refusedWith(ImError.TICKET_EXPIRED).entries())
                .extracting(entry -> entry.reason())
                .allMatch(reason -> reason.startsWith("overridden by the test"));
    }

    @Test
    @DisplayName("a share of the calls is evenly spread, and every time the same")
    void percent() {
        im.overrides().add(CallOverride.ofAny().percent(40).answer(60018));

        assertThat(codes(10)).containsExactly(0, 0, 60018, 0, 60018, 0, 0, 60018, 0, 60018);
    }

    @Test
    @DisplayName("only calls of this command and this user are concerned, and the newest override counts")
    void concernsOnlyCallsOfThisCommandAndUser() {
        im.addAdmin("boss");
        im.overrides().add(CallOverride.of(CHECK).answer(60007));
        im.overrides().add(CallOverride.of(CHECK).by("boss").answer(60018));

        assertThat(attempt().code()).isEqualTo(60007);
        assertThat(attempt().as("boss").code()).isEqualTo(60018);
        assertThat(attempt().command("ConfigSvc/GetIPList").code()).isZero();
        im.overrides().clear();
        assertThat(attempt().code()).isZero();
    }

    @Test
    @DisplayName("who does not pass the gate is refused as ever, and uses nothing up")
    void gate() {
        im.overrides().add(CallOverride.ofAny().times(1).answer(60018));

        assertThat(attempt().with("usersig", "nonsense").code()).isEqualTo(70003);
        assertThat(attempt().code()).isEqualTo(60018);
    }

    @Test
    @DisplayName("an answer can be late; other calls are not held up by it")
    void delay() throws Exception {
        im.overrides().add(CallOverride.of(CHECK).times(1).delay(Duration.ofMillis(300)));

        List<Long> took = new ArrayList<>();
        Thread late = new Thread(() -> {
            long start = System.nanoTime();
            assertThat(attempt().code()).isZero();
            took.add(System.nanoTime() - start);
        });
        late.start();
        while (!im.overrides().list().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(attempt().code()).isZero();
        assertThat(took).as("the late answer is still to come").isEmpty();
        late.join();
        assertThat(took.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
    }

    @Test
    @DisplayName("delays can spread evenly, or as those of a service under load do")
    void spreadsDelaysEvenlyOrAsUnderLoad() {
        CallOverride even = CallOverride.ofAny().delay(Duration.ofMillis(100), Duration.ofMillis(200));
        CallOverride logNormal = CallOverride.ofAny().delayLogNormal(Duration.ofMillis(100), 0.5);

        long[] evenly = LongStream.range(0, 2_000)
                .map(i -> Overrides.delayOf(even).toMillis())
                .sorted()
                .toArray();
        long[] underLoad = LongStream.range(0, 2_000)
                .map(i -> Overrides.delayOf(logNormal).toMillis())
                .sorted()
                .toArray();

        assertThat(evenly[0]).isGreaterThanOrEqualTo(100);
        assertThat(evenly[1_999]).isLessThanOrEqualTo(200);
        assertThat(evenly[1_000]).isBetween(140L, 160L);
        assertThat(underLoad[1_000]).isBetween(90L, 110L);
        assertThat(underLoad[1_980]).isGreaterThan(250);
        assertThatThrownBy(() -> CallOverride.ofAny().delayLogNormal(Duration.ofMillis(1), 4))
                .hasMessageContaining("0 to 3");
    }

    @Test
    @DisplayName("the gateway can be in trouble: 502, and no JSON")
    void badGateway() throws IOException {
        im.overrides().add(CallOverride.ofAny().times(1).httpStatus(502));

        HttpResponse<byte[]> response = attempt().response();

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(attempt().code()).isZero();
    }

    @Test
    @DisplayName("the connection can be reset, and the command is not done then")
    void reset() {
        im.overrides()
                .add(CallOverride.of("im_open_login_svc/account_import")
                        .times(1)
                        .resetConnection());
        RestCall attempt = attempt().command("im_open_login_svc/account_import").body("{\"UserID\":\"bob\"}");

        assertThatThrownBy(attempt::response).isInstanceOf(IOException.class);
        assertThat(im.accounts()).hasSize(1);
        assertThat(attempt.code()).isZero();
        assertThat(im.accounts()).hasSize(2);
    }

    @Test
    @DisplayName("the connection can be closed in the middle of the answer, and the command is done")
    void truncate() {
        im.overrides().add(CallOverride.ofAny().times(1).truncateAnswer());
        RestCall attempt = attempt().command("im_open_login_svc/account_import").body("{\"UserID\":\"bob\"}");

        assertThatThrownBy(attempt::response).isInstanceOf(IOException.class);
        assertThat(im.accounts()).hasSize(2);
    }

    @Test
    @DisplayName("what makes no sense is refused in clear words")
    void refusesWhatMakesNoSense() {
        CallOverride override = CallOverride.of(CHECK);

        assertThatThrownBy(() -> override.times(0)).hasMessageContaining("give at least 1");
        assertThatThrownBy(() -> override.percent(101)).hasMessageContaining("give 1 to 100");
        assertThatThrownBy(() -> override.answer(0)).hasMessageContaining("the code of a refusal");
        assertThatThrownBy(() -> override.httpStatus(200)).hasMessageContaining("give 400 to 599");
        assertThatThrownBy(() -> override.delay(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("the longer one second");
    }

    @Test
    @DisplayName("any WireMock client can put a stub over a command; other calls do not notice")
    void letsAWireMockClientPutAStubOverACommand() {
        WireMock wireMock = WireMock.create()
                .host("127.0.0.1")
                .port(server.endpoint().getPort())
                .build();
        String path = "/v4/" + CHECK;
        wireMock.register(post(urlPathEqualTo(path))
                .withRequestBody(containing("carol"))
                .willReturn(okJson("{\"ActionStatus\":\"FAIL\",\"ErrorCode\":4711,\"ErrorInfo\":\"stub\"}")));

        assertThat(attempt().code()).isZero();
        assertThat(attempt().body("{\"CheckItem\":[{\"UserID\":\"carol\"}]}").code())
                .isEqualTo(4711);
        wireMock.register(
                post(urlPathEqualTo("/elsewhere")).willReturn(aResponse().withStatus(200)));
        wireMock.resetMappings();
        assertThat(attempt().body("{\"CheckItem\":[{\"UserID\":\"carol\"}]}").code())
                .isZero();
    }
}
