package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HealthCheck;
import io.github.usersig.testcontainers.internal.engine.Engine;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.wait.strategy.Wait;

@DisplayName("A container with little memory")
@RequiresDocker
class SmallMemoryIT {

    private static final int CALLS = 10_000;
    private static final int AT_ONCE = 8;
    private static final int CHECKS = 10;

    private static final String CHECK = "{\"CheckItem\": [{\"UserID\": \"alice\"}]}";
    private static final String MESSAGE =
            "{\"From_Account\": \"alice\", \"To_Account\": \"bob\", \"MsgRandom\": %d, \"MsgBody\":"
                    + " [{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {\"Text\": \"hello\"}}]}";

    @Test
    @DisplayName("of 64 MB is enough for a mock that is idle, and asked by the engine whether it is healthy")
    void isEnoughForAnIdleMock() throws Exception {
        try (MockImContainer container = withMegabytes(64)) {
            container.start();

            Thread.sleep(Duration.ofSeconds(CHECKS).toMillis());
            assertThat(container.mockIm().accounts()).hasSize(3);
            assertHealthy(container);
        }
    }

    @Test
    @DisplayName("of 96 MB is enough for ten thousand calls, half of them with a message to keep, and the same checks")
    void isEnoughForTenThousandCalls() throws Exception {
        try (MockImContainer container = withMegabytes(96)) {
            container.start();

            call(container);
            assertThat(container.mockIm().messages("alice", "bob")).hasSize(CALLS / 2);
            assertHealthy(container);
        }
    }

    private static MockImContainer withMegabytes(long megabytes) {
        MockImContainer container = new MockImContainer().withAccounts("alice", "bob");
        container.withCreateContainerCmdModifier(command -> {
            command.getHostConfig().withMemory(megabytes << 20).withMemorySwap(megabytes << 20);
            command.withHealthcheck(
                    new HealthCheck() // the image's, but sooner
                            .withInterval(Duration.ofSeconds(1).toNanos()));
        });
        container.setWaitStrategy(Wait.forHealthcheck());
        return container;
    }

    private static void assertHealthy(MockImContainer container) {
        InspectContainerResponse.ContainerState state = Engine.client()
                .inspectContainerCmd(container.getContainerId())
                .exec()
                .getState();
        assertThat(state.getOOMKilled()).isFalse();
        assertThat(state.getHealth().getStatus()).isEqualTo("healthy");
        assertThat(state.getHealth().getFailingStreak()).isZero();
    }

    private static void call(MockImContainer container) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String query = "?sdkappid=" + container.getApp().sdkAppId() + "&identifier=administrator&usersig="
                + URLEncoder.encode(container.issueUserSig("administrator").text(), UTF_8)
                + "&random=1&contenttype=json";
        URI check = URI.create(container.getEndpoint() + "/v4/im_open_login_svc/account_check" + query);
        URI send = URI.create(container.getEndpoint() + "/v4/openim/sendmsg" + query);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                HttpRequest request = HttpRequest.newBuilder(i % 2 == 0 ? check : send)
                        .POST(BodyPublishers.ofString(i % 2 == 0 ? CHECK : MESSAGE.formatted(i)))
                        .build();
                answers.add(threads.submit(
                        () -> client.send(request, BodyHandlers.ofString()).body()));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).contains("\"ErrorCode\":0");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
