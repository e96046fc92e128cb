package com.acme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.doocs.im.ImClient;
import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that docs/mock-server.md shows, as it stands there. */
@DisplayName("The examples of docs/mock-server.md")
class MockServerPageTest {

    private static MockImServer shared;

    private MockIm im;

    @BeforeAll
    static void start() {
        shared = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @BeforeEach
    void tenant() {
        im = shared.createTenant(SdkApp.random());
    }

    @Test
    @DisplayName("start a mock and look at what it was asked")
    void startsAMockAndLooksAtWhatItWasAsked() {
        AppUnderTest appUnderTest = new AppUnderTest();
        try (MockImServer server = MockImServer.start()) {
            MockIm im = server.createTenant(SdkApp.random());
            im.importAccounts("alice", "bob");
            appUnderTest.useImAt(server.endpoint());
            appUnderTest.send(im, "alice", "bob");
            assertThat(im.messages("alice", "bob")).hasSize(1);
            assertThat(im.journal().refused().entries()).isEmpty();
        }
    }

    @Test
    @DisplayName("keep a copy of a tenant")
    void keepsACopyOfATenant() {
        im.importAccounts("alice");
        String seeded = im.snapshot();
        im.reset();
        im.restore(seeded);
        assertThat(im.accounts()).hasSize(2);
    }

    @Test
    @DisplayName("set how strict the gate is")
    void setsHowStrictTheGateIs() {
        im.gate(GateSettings.DEFAULT.withFamilyCodes().withCallsPerSecond(200).withFailedChecks(5));
        assertThat(im.gate()).isNotEqualTo(GateSettings.DEFAULT);
    }

    @Test
    @DisplayName("lead clients to HTTPS")
    void leadsClientsToHttps(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ca.pem");
        long sdkAppId = im.app().sdkAppId();
        String key = im.app().secretKey();
        HttpClient.newBuilder().sslContext(im.tls().sslContext());
        im.tls().writeTrustStore(Path.of("target/mock-im.p12"));
        Files.writeString(file, im.tls().caCertificate());

        new ImClient(
                sdkAppId,
                "administrator",
                key,
                "localhost:" + im.tls().endpoint().getPort());

        assertThat(file).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    @DisplayName("lead clients with the real host built in")
    void leadsClientsWithTheRealHostBuiltIn() {
        ProxySelector before = ProxySelector.getDefault();
        try {
            HttpClient.newBuilder()
                    .proxy(im.proxySelector())
                    .sslContext(im.tls().sslContext());
            ProxySelector.setDefault(im.proxySelector());
            assertThat(ProxySelector.getDefault().select(URI.create("https://console.tim.qq.com/")))
                    .singleElement()
                    .satisfies(proxy -> assertThat(proxy.address().toString())
                            .endsWith(":" + shared.endpoint().getPort()));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    @DisplayName("let calls go wrong")
    void letsCallsGoWrong() {
        im.overrides().add(CallOverride.of("openim/sendmsg").times(3).answer(ImError.TICKET_EXPIRED));
        im.overrides().add(CallOverride.ofAny().by("administrator").percent(10).httpStatus(502));
        im.overrides().add(CallOverride.of("openim/sendmsg").delay(Duration.ofSeconds(3)));
        im.overrides().add(CallOverride.ofAny().delayLogNormal(Duration.ofMillis(80), 0.6));
        im.overrides().add(CallOverride.ofAny().times(1).resetConnection());
        im.overrides().clear();
        assertThat(im.overrides().list()).isEmpty();
    }

    @Test
    @DisplayName("search the journal")
    void searchesTheJournal() {
        im.journal().messages("alice", "bob");
        im.journal().of("openim/sendmsg").refusedWith(ImError.USERSIG_EXPIRED);
        im.journal().by("administrator").refused();
        im.journal().nearMisses("openim/sendmsg", "administrator", 0);
        assertThat(im.journal().messages("alice", "bob").entries()).isEmpty();
    }

    @Test
    @DisplayName("move the tenant's clock")
    void movesTheTenantsClock() {
        im.clock().advance(Duration.ofDays(181));
        im.clock().skew(Duration.ofMinutes(-10));
        im.clock().freezeAt(Instant.parse("2027-01-01T00:00:00Z"));
        im.clock().restore();
        assertThat(im.clock().now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    /** Stands for the app of whoever reads the page. */
    private static final class AppUnderTest {

        private URI im = URI.create("https://console.tim.qq.com");

        void useImAt(URI endpoint) {
            im = endpoint;
        }

        void send(MockIm tenant, String from, String to) {
            assertThat(im).isEqualTo(tenant.endpoint());
            tenant.seed("""
                    {"calls": [{"command": "openim/sendmsg", "body": {"From_Account": "%s", "To_Account": "%s", "MsgRandom": 1,
                     "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "hello"}}]}}]}""".formatted(from, to));
        }
    }
}
