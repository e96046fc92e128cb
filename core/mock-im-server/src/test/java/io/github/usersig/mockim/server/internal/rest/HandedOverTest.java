package io.github.usersig.mockim.server.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.server.internal.http.ControlGuard;
import io.github.usersig.mockim.server.internal.http.ControlHosts;
import io.github.usersig.mockim.server.internal.http.Doors;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.http.Https;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A call that has to wait for its tenant")
@Timeout(60)
class HandedOverTest {

    private static final String CHECK = "{\"CheckItem\":[{\"UserID\":\"alice\"}]}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Tenants tenants = new Tenants(100);
    private final HttpHost host = HttpHost.start(
            "127.0.0.1",
            0,
            Https.USUAL,
            () -> new Doors(
                    new ControlGuard(new ControlHosts(List.of()), null, false, tenants.secrets()),
                    List.of(new RestDoor(tenants, RestCommands.all()))));
    private final Tenant busy = tenant();
    private final Tenant neighbour = tenant();

    private Tenant tenant() {
        SdkApp app = SdkApp.random();
        tenants.create(app);
        Tenant tenant = tenants.get(app.sdkAppId());
        tenant.importAccounts(List.of("alice"));
        return tenant;
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    private CompletableFuture<HttpResponse<String>> check(Tenant tenant) {
        String userSig =
                UserSigIssuer.of(tenant.app()).issue(SdkApp.DEFAULT_ADMIN).text();
        URI url = host.endpoint()
                .resolve("/v4/im_open_login_svc/account_check?sdkappid="
                        + tenant.app().sdkAppId() + "&identifier=" + SdkApp.DEFAULT_ADMIN + "&usersig="
                        + URLEncoder.encode(userSig, StandardCharsets.UTF_8) + "&random=1&contenttype=json");
        return client.sendAsync(
                HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(CHECK)).build(), BodyHandlers.ofString());
    }

    @Test
    @DisplayName("keeps no call of another tenant waiting, also if nobody could see before that it would wait")
    void keepsNobodyWaiting() throws Exception {
        check(busy).get(20, TimeUnit.SECONDS);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        CompletableFuture<Boolean> holding = CompletableFuture.supplyAsync(
                () -> busy.exclusively(() -> {
                    held.countDown();
                    return await(letGo);
                }),
                HandedOverTest::onAThreadOfItsOwn);
        await(held);
        assertThat(busy.mayKeepWaiting()).as("what a door looks at first").isFalse();

        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(check(busy));
        }
        for (int i = 0; i < 10; i++) {
            assertThat(check(neighbour).get(20, TimeUnit.SECONDS).body()).contains("\"AccountStatus\":\"Imported\"");
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        letGo.countDown();
        assertThat(holding.get(20, TimeUnit.SECONDS)).isTrue();
        for (CompletableFuture<HttpResponse<String>> each : waiting) {
            assertThat(each.get(20, TimeUnit.SECONDS).body()).contains("\"AccountStatus\":\"Imported\"");
        }
        assertThat(busy.journal().after(0).entries()).hasSize(4);
    }

    /** The HTTP client hands its answers over in the common pool, which has one thread on two processors. */
    private static void onAThreadOfItsOwn(Runnable task) {
        new Thread(task).start();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
