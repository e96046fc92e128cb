package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Await;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestCall;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.SlowApp;
import io.github.usersig.mockim.server.support.Threads;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While calls wait for a slow app")
class BulkheadTest {

    private static final int CALLS = 1_000;
    private static final int STUBBED = 200;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private final SlowApp app = new SlowApp();
    private final MockImServer server = MockImServer.start();
    private final MockIm im = tenant();
    private final List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();

    private MockIm tenant() {
        MockIm tenant = server.createTenant(SdkApp.random());
        tenant.importAccounts("alice", "bob");
        return tenant;
    }

    @BeforeEach
    void callTheApp() {
        im.webhooks().settings(asking(app));
    }

    @AfterEach
    void stop() {
        server.close();
        app.close();
    }

    private static WebhookSettings asking(SlowApp asked) {
        return asked.settings().only(WebhookCommand.C2C_BEFORE_SEND_MSG).withTimeout(LONGEST);
    }

    private static String message(int number) {
        return ("{'From_Account':'alice','To_Account':'bob','MsgSeq':%d,'MsgRandom':%d,"
                        + "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'%d'}}]}")
                .formatted(number, number, number)
                .replace('\'', '"');
    }

    private void sendMessages(int many) {
        RestCall call = RestClient.of(im).call().command("openim/sendmsg");
        for (int i = 0; i < many; i++) {
            calls.add(post(call.url(), message(i)));
        }
        await(() -> {
            List<String> ended = calls.stream()
                    .filter(CompletableFuture::isDone)
                    .map(each -> each.handle((answer, failure) -> failure == null ? answer.body() : failure.toString())
                            .join())
                    .toList();
            assertThat(ended).as("ended before the app has answered").isEmpty();
            return app.waiting() == many;
        });
    }

    private static CompletableFuture<HttpResponse<String>> post(URI url, String body) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private List<String> answers() throws Exception {
        List<String> answers = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            answers.add(call.get(60, TimeUnit.SECONDS).body());
        }
        return answers;
    }

    private List<String> texts() {
        return im.messages("alice", "bob").stream().map(Message::text).toList();
    }

    private static void await(BooleanSupplier condition) {
        Await.until(Duration.ofSeconds(60), condition);
    }

    private String get(String path) throws IOException {
        HttpResponse<byte[]> response = Http.ask(server.endpoint(), "GET", path, "");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return new String(response.body(), UTF_8);
    }

    @Test
    @DisplayName(
            "by the thousand, and hundreds for a slow stub: readiness, control, other tenants and the same one answer")
    void everybodyElseIsAnswered() throws Exception {
        Http.ask(
                server.endpoint(),
                "POST",
                "/__admin/mappings",
                "{\"request\":{\"urlPath\":\"/slow\"},\"response\":{\"status\":200,\"fixedDelayMilliseconds\":600000}}");
        MockIm other = tenant();
        long threads = Threads.ofTheMock();
        sendMessages(CALLS);
        assertThat(Threads.ofTheMock() - threads)
                .as("threads for calls that wait")
                .isLessThan(100);
        List<CompletableFuture<HttpResponse<String>>> stubbed = new ArrayList<>();
        for (int i = 0; i < STUBBED; i++) {
            stubbed.add(post(URI.create(server.endpoint() + "/slow"), ""));
        }
        await(() -> stubsThatWait() == STUBBED);

        get("/__mock/ready");
        get("/");
        get("/__mock/tenants/" + im.app().sdkAppId() + "/journal");
        assertThat(get("/__admin/mappings")).contains("/slow");
        RestClient.of(other).ok("openim/sendmsg", message(1));
        RestClient.of(im).ok("im_open_login_svc/account_check", "{'CheckItem':[{'UserID':'alice'}]}");
        try (MockImClient client = MockImClient.builder(im).connect()) {
            client.login(im.issueUserSig("bob"));
        }
        String snapshot = im.snapshot();

        assertThat(other.messages("alice", "bob")).hasSize(1);
        assertThat(app.waiting()).as("calls that still wait").isEqualTo(CALLS);
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        assertThat(stubbed).noneMatch(CompletableFuture::isDone);
        app.answer();
        assertThat(answers()).allMatch(answer -> answer.contains("\"ErrorCode\":0"));
        assertThat(texts()).hasSize(CALLS).doesNotHaveDuplicates();
        im.restore(snapshot);
        assertThat(texts()).isEmpty();
    }

    private static long stubsThatWait() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("mock-im-stubs"))
                .filter(thread -> thread.getValue().length > 0
                        && thread.getValue()[0].getMethodName().startsWith("sleep"))
                .count();
    }

    @Test
    @DisplayName("a reset ends them: none of their messages comes into what follows, and no trace of them")
    void aResetEndsThem() throws Exception {
        sendMessages(20);

        im.reset();
        im.importAccounts("alice", "bob");
        im.webhooks().settings(asking(app));

        assertThat(answers()).allMatch(answer -> answer.contains("60008") && answer.contains("reset the tenant"));
        await(() -> app.waiting() == 0); // their connections to the app are closed
        app.answer();
        RestClient.of(im).ok("openim/sendmsg", message(99));
        assertThat(texts()).containsExactly("99");
        assertThat(im.journal().entries()).hasSize(1);
        assertThat(im.webhooks().calls().entries()).hasSize(1);
    }

    @Test
    @DisplayName("a snapshot that is brought back ends them, and holds what it held")
    void aRestoreEndsThem() throws Exception {
        String snapshot = im.snapshot();
        sendMessages(20);

        im.restore(snapshot);

        assertThat(answers()).allMatch(answer -> answer.contains("60008") && answer.contains("brought back"));
        app.answer();
        assertThat(texts()).isEmpty();
    }

    @Test
    @DisplayName("who removes the tenant ends them, and so does who closes the mock")
    void theEndEndsThem() throws Exception {
        sendMessages(20);
        im.remove();
        assertThat(answers()).allMatch(answer -> answer.contains("60008"));
        await(() -> app.waiting() == 0);

        calls.clear();
        MockIm another = tenant();
        another.webhooks().settings(asking(app));
        calls.add(post(RestClient.of(another).call().command("openim/sendmsg").url(), message(1)));
        await(() -> app.waiting() == 1);
        server.close();

        await(() -> app.waiting() == 0);
        await(() -> calls.get(0).isDone());
    }

    @Test
    @DisplayName("what a client sends stands in the order it was sent, and its heartbeats are answered")
    void aClientsMessagesStayInOrder() {
        try (MockImClient alice = MockImClient.builder(im).connect()) {
            alice.login(im.issueUserSig("alice"));
            List<Thread> sending = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int number = i;
                Thread thread = new Thread(() -> alice.send("bob", "m" + number));
                sending.add(thread);
                thread.start();
                if (i == 0) {
                    await(() -> app.waiting() == 1);
                }
            }
            assertThat(app.waiting())
                    .as("those behind the first are not asked about yet")
                    .isEqualTo(1);

            app.answer();

            await(() -> sending.stream().noneMatch(Thread::isAlive));
        }
        assertThat(texts()).hasSize(5).startsWith("m0");
        assertThat(im.webhooks().calls().entries().stream()
                        .map(WebhookCall::body)
                        .map(body -> body.replaceAll(".*\"Text\":\"(m\\d)\".*", "$1"))
                        .collect(Collectors.toList()))
                .isEqualTo(texts());
    }
}
