package io.github.usersig.compatibility.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.compatibility.http.Receivers.App;
import io.github.usersig.compatibility.http.Receivers.Library;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCall.Outcome;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.MockImServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A webhook that reaches Spring MVC with")
class WebhookReceiversTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    @DisplayName("is read, with a MsgSeq that no int can hold, and its answer obeyed")
    void isReadAndObeyed(Library library) throws Exception {
        App app = new App();
        try (SpringServer spring = new SpringServer(app, library.converters())) {
            MockIm im = tenant(spring.uri("/im/webhook"));

            assertThat(send(im)).contains("\"ErrorCode\":20006", "not today");

            assertThat(app.lastMsgSeq()).isGreaterThan(Integer.MAX_VALUE);
            assertThat(call(im).outcome()).isEqualTo(Outcome.ANSWERED);
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    @DisplayName("is answered with actionStatus, nothing, or not at all for an int: the journal says so")
    void isAnsweredWrongly(Library library) throws Exception {
        try (SpringServer spring = new SpringServer(new App(), library.converters())) {
            assertThat(effect(spring.uri("/im/small-letters")))
                    .startsWith("ActionStatus of the answer is missing, and actionStatus is there: names are"
                            + " case-sensitive, so give the property its name (@JsonProperty(\"ActionStatus\")");
            assertThat(effect(spring.uri("/im/nothing")))
                    .startsWith("the answer is empty: answer {\"ActionStatus\":\"OK\"");
            assertThat(effect(spring.uri("/im/small-number"))).startsWith("the HTTP status is 400, not 200");
        }
    }

    private static String effect(URI url) throws Exception {
        MockIm im = tenant(url);
        assertThat(send(im)).contains("\"ErrorCode\":0");
        assertThat(call(im).outcome()).isEqualTo(Outcome.BAD_ANSWER);
        return call(im).effect();
    }

    private static MockIm tenant(URI url) {
        MockIm im = server.createTenant(SdkApp.random());
        im.importAccounts("alice", "bob");
        im.webhooks()
                .settings(WebhookSettings.to(url).withTimeout(Duration.ofSeconds(20))); // Spring's first answer is slow
        return im;
    }

    private static WebhookCall call(MockIm im) {
        List<WebhookCall> calls =
                im.webhooks().calls().of(WebhookCommand.C2C_BEFORE_SEND_MSG).entries();
        return calls.get(calls.size() - 1);
    }

    private static String send(MockIm im) throws Exception {
        String url = im.endpoint() + "/v4/openim/sendmsg?sdkappid=" + im.app().sdkAppId()
                + "&identifier=administrator&usersig="
                + im.issueUserSig("administrator").text() + "&random=1&contenttype=json";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(BodyPublishers.ofString("{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgRandom\":1,"
                        + "\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hi\"}}]}"))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}
