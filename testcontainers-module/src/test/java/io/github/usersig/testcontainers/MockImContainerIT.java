package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HealthCheck;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.TestDescription;

@DisplayName("MockImContainer")
@RequiresDocker
class MockImContainerIT {

    private static final long ONE_SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    @DisplayName("serves the app it is given, with its admins, accounts and seed, from the moment it has started")
    void servesTheAppItIsGiven() {
        SdkApp app = SdkApp.of(1400000000L, "the key of our test");
        try (MockImContainer container = new MockImContainer()
                .withApp(app)
                .withAdmins("root")
                .withAdmins("boss")
                .withAccounts("alice")
                .withAccounts("bob")
                .withSeed("{\"accounts\": [\"carol\"]}")) {
            container.start();
            MockIm im = container.mockIm();

            assertThat(container.getApp().secretKey()).isEqualTo(app.secretKey());
            assertThat(im.app().sdkAppId()).isEqualTo(1400000000L);
            assertThat(im.admins()).containsExactly("administrator", "root", "boss");
            assertThat(im.accounts()).extracting(Account::userId).contains("alice", "bob", "carol");
            assertThat(im.login("alice", container.issueUserSig("alice").text()).isAccepted())
                    .isTrue();

            im.importAccounts("dave");
            container.reset();
            assertThat(im.accounts())
                    .extracting(Account::userId)
                    .containsExactlyInAnyOrder("administrator", "root", "boss", "alice", "bob", "carol");
        }
    }

    @Test
    @DisplayName("allows clients what it is told, from the moment it has started and after a reset")
    void allowsClientsWhatItIsTold() {
        SessionSettings settings = SessionSettings.DEFAULT
                .withPolicy(MultiDevicePolicy.SINGLE)
                .withInstances("Web", 3)
                .withHeartbeatTimeout(Duration.ofSeconds(5));
        try (MockImContainer container = new MockImContainer().withSessions(settings)) {
            container.start();
            assertThat(container.mockIm().sessions().settings()).isEqualTo(settings);

            container.mockIm().sessions().settings(SessionSettings.DEFAULT);
            container.reset();
            assertThat(container.mockIm().sessions().settings()).isEqualTo(settings);
        }
    }

    @Test
    @DisplayName("answers the REST API over HTTP and, with its authority trusted, over HTTPS")
    void answersRestOverHttpAndHttps() throws Exception {
        try (MockImContainer container = new MockImContainer()) {
            container.start();
            String body = "{\"CheckItem\": [{\"UserID\": \"alice\"}]}";

            for (URI endpoint : List.of(container.getEndpoint(), container.getTlsEndpoint())) {
                URI uri = URI.create(endpoint + "/v4/im_open_login_svc/account_check?sdkappid="
                        + container.getApp().sdkAppId() + "&identifier=administrator&usersig="
                        + URLEncoder.encode(
                                container.issueUserSig("administrator").text(), UTF_8)
                        + "&random=1&contenttype=json");
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(container.tls().sslContext())
                        .build();
                assertThat(client.send(
                                        HttpRequest.newBuilder(uri)
                                                .POST(BodyPublishers.ofString(body))
                                                .build(),
                                        BodyHandlers.ofString())
                                .body())
                        .contains("\"ErrorCode\":0", "NotImported");
            }
            assertThat(container.tls().endpoint()).isEqualTo(container.getTlsEndpoint());
        }
    }

    @Test
    @DisplayName("is as if it had never been started once it is stopped: it says so, and can be started again")
    void startsAgainOnceItWasStopped() {
        try (MockImContainer container = new MockImContainer().withAccounts("alice")) {
            container.start();
            container.stop();

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    container::mockIm, container::backend, container::restart, container::reset)) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("call start() first");
            }

            SdkApp app = container.withAdmins("root").getApp();
            container.start();
            assertThat(container.mockIm().app()).isEqualTo(app);
            assertThat(container.mockIm().admins()).containsExactly("administrator", "root");
        }
    }

    @Test
    @DisplayName("is seeded from a file, or from the class path")
    void isSeededFromAFileOrTheClassPath(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("seed.json"), "{\"accounts\": [\"from-file\"]}");
        try (MockImContainer container = new MockImContainer().withSeedFile(file)) {
            container.start();
            assertThat(container.mockIm().accounts())
                    .extracting(Account::userId)
                    .contains("from-file");
        }
        try (MockImContainer container = new MockImContainer().withSeedFromClasspath("seed-of-container-test.json")) {
            container.start();
            assertThat(container.mockIm().accounts())
                    .extracting(Account::userId)
                    .contains("from-classpath");
        }
        assertThatThrownBy(() -> new MockImContainer().withSeedFromClasspath("none.json"))
                .hasMessageContaining("put it under src/test/resources");
    }

    @Test
    @DisplayName("runs as nobody in particular, on a file system that cannot be written, and is healthy")
    void runsAsNobodyOnAReadOnlyFileSystem() {
        try (MockImContainer container = new MockImContainer()) {
            container.withCreateContainerCmdModifier(command -> {
                command.getHostConfig().withReadonlyRootfs(true);
                command.withHealthcheck(new HealthCheck().withInterval(ONE_SECOND)); // the image's, but sooner
            });
            container.setWaitStrategy(Wait.forHealthcheck());
            container.start();

            DockerClient docker = DockerClientFactory.instance().client();
            InspectContainerResponse inspected =
                    docker.inspectContainerCmd(container.getContainerId()).exec();
            assertThat(inspected.getConfig().getUser()).isEqualTo("10001:10001");
            assertThat(inspected.getHostConfig().getReadonlyRootfs()).isTrue();
            assertThat(container.mockIm().accounts()).hasSize(1);
        }
    }

    @Test
    @DisplayName("serves more apps than the first, each a tenant of its own")
    void servesMoreAppsThanTheFirst() {
        try (MockImContainer container = new MockImContainer()) {
            container.start();
            try (MockImBackend backend = container.backend()) {
                MockIm second = backend.createTenant(SdkApp.random());
                second.importAccounts("alice");
                assertThat(container.mockIm().accounts())
                        .extracting(Account::userId)
                        .doesNotContain("alice");
            }
        }
    }

    @Test
    @DisplayName("says what to do if it is asked before it is started, or given another image")
    void saysWhatToDoBeforeItIsStarted() {
        try (MockImContainer container = new MockImContainer()) {
            assertThatThrownBy(container::mockIm)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the mock IM container has not been started: call start() first");
        }
        assertThatThrownBy(() -> new MockImContainer("nginx:1.29")).hasMessageContaining("usersig/mock-im");
    }

    @Test
    @DisplayName(
            "hangs its journal and its log on what has made a test fail, where Testcontainers' extension manages it")
    void hangsJournalAndLogOnAFailedTest() throws TimeoutException {
        try (MockImContainer container = new MockImContainer()) {
            WaitingConsumer log = new WaitingConsumer();
            container.withLogConsumer(log);
            container.start();
            log.waitUntil(line -> line.getUtf8String().contains("SDKAppID"), 10, TimeUnit.SECONDS);
            container.mockIm().login("alice", container.issueUserSig("alice").text());
            AssertionError failure = new AssertionError("expected something else");
            TestDescription test = new TestDescription() {
                @Override
                public String getTestId() {
                    return "test";
                }

                @Override
                public String getFilesystemFriendlyName() {
                    return "test";
                }
            };

            container.afterTest(test, Optional.empty());
            container.afterTest(test, Optional.of(failure));

            assertThat(failure.getSuppressed()).hasSize(1);
            assertThat(failure.getSuppressed()[0]).hasMessageContainingAll("alice", "mock IM listens on");
        }
    }

    @Test
    @DisplayName("tells its log what it refuses and which webhooks it sends, a line each, with no UserSig in it")
    void tellsItsLogWhatItRefusesAndSends() throws TimeoutException {
        try (MockImContainer container = new MockImContainer().withAccounts("alice", "bob")) {
            WaitingConsumer log = new WaitingConsumer();
            container.withLogConsumer(log);
            container.start();
            MockIm im = container.mockIm();
            String sig = container.issueUserSig("alice").text();

            im.login("bob", sig);
            log.waitUntil(
                    line -> line.getUtf8String()
                            .matches("refused: SDKAppID " + im.app().sdkAppId() + ", #1 bob login -> 70013 .*\\R?"),
                    10,
                    TimeUnit.SECONDS);

            im.webhooks().settings(WebhookSettings.to(URI.create("http://127.0.0.1:9/nobody-listens")));
            try (MockImClient alice = MockImClient.connect(im)) {
                alice.login("alice", sig);
                alice.send("bob", "hello");
            }
            log.waitUntil(
                    line -> line.getUtf8String()
                            .matches("webhook: SDKAppID " + im.app().sdkAppId() + ", #1 .* -> UNREACHABLE.*\\R?"),
                    10,
                    TimeUnit.SECONDS);
            assertThat(container.getLogs()).doesNotContain(sig, sig.substring(0, 30));
        }
    }

    @Test
    @DisplayName("never shows its key in its logs")
    void neverShowsItsKeyInItsLogs() throws TimeoutException {
        try (MockImContainer container = new MockImContainer().withApp(SdkApp.of(7, "a-key-not-to-be-shown"))) {
            WaitingConsumer log = new WaitingConsumer();
            container.withLogConsumer(log);
            container.start();
            log.waitUntil(line -> line.getUtf8String().contains("SDKAppID 7"), 10, TimeUnit.SECONDS);
            assertThat(container.getLogs()).contains("SDKAppID 7").doesNotContain("a-key-not-to-be-shown");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MOCK_IM_ACOUNTS, 'is none of the mock''s: write MOCK_IM_ACCOUNTS'",
        "MOCK_IM_USERS,   'is none of the mock''s: leave it out, or write one of MOCK_IM_SDK_APP_ID, '"
    })
    @DisplayName("does not start with a variable that is none of its own, and says what to write instead")
    void doesNotStartWithAVariableThatIsNoneOfItsOwn(String variable, String said) {
        try (MockImContainer im = new MockImContainer().withEnv(variable, "alice,bob")) {
            assertThatThrownBy(im::start)
                    .isInstanceOf(ContainerLaunchException.class)
                    .hasStackTraceContaining("The environment variable " + variable + " " + said);
        }
    }

    @Test
    @DisplayName("starts with what Kubernetes sets for a service of its name")
    void startsWithWhatKubernetesSets() {
        try (MockImContainer im = new MockImContainer()
                .withEnv("MOCK_IM_PORT", "tcp://10.0.0.1:8080")
                .withEnv("MOCK_IM_SERVICE_HOST", "10.0.0.1")) {
            im.start();
            assertThat(im.mockIm().accounts()).hasSize(1);
        }
    }
}
