package io.github.usersig.benchmarks;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithAdminUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests as users have them, each of which looks at what it got. {@link TestClasses} makes classes with many of them. */
final class FirstTestCases {

    private static final String MESSAGE = "{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgRandom\":NUMBER,"
            + "\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hello NUMBER\"}}]}";

    private FirstTestCases() {}

    /** What everything is compared with. */
    public static class Empty {
        @Test
        void first() {
            test();
        }

        /** Does nothing. */
        protected void test() {}
    }

    /** The kit without HTTP: a UserSig is injected, and the mock takes it. */
    @EnableMockIm(accounts = {"alice", "bob"})
    public static class InProcess {
        @Test
        void first(MockIm im, @WithUserSig("alice") String userSig) {
            test(im, userSig);
        }

        /** Presents a UserSig. */
        protected void test(MockIm im, String userSig) {
            require(im.login("alice", userSig).isAccepted(), "the mock refuses a good UserSig");
        }
    }

    /** The kit with a call to the REST API: a message is sent, and stored. */
    @EnableMockIm(accounts = {"alice", "bob"})
    public static class Rest {
        private static final AtomicInteger SENT = new AtomicInteger();

        @Test
        void first(MockIm im, @WithAdminUserSig String userSig) throws IOException {
            test(im, userSig);
            require(!im.messages("alice", "bob").isEmpty(), "the message is not there");
        }

        /** Sends a message. */
        protected void test(MockIm im, String userSig) throws IOException {
            String answer = send(
                    im.endpoint(),
                    "sdkappid=" + im.app().sdkAppId() + "&identifier=administrator&usersig=" + userSig
                            + "&random=1&contenttype=json",
                    SENT.incrementAndGet());
            require(answer.contains("\"ErrorCode\":0,") && answer.contains("\"MsgKey\":\""), answer);
        }
    }

    /** WireMock's extension with a stub that answers the same. */
    @WireMockTest
    public static class WireMocks {
        @Test
        void first(WireMockRuntimeInfo wireMock) throws IOException {
            test(wireMock);
        }

        /** Sends a message. */
        protected void test(WireMockRuntimeInfo wireMock) throws IOException {
            stubFor(post(urlPathEqualTo(Servers.PATH)).willReturn(okJson(Servers.ANSWER)));
            String answer = send(URI.create(wireMock.getHttpBaseUrl()), "random=1&contenttype=json", 0);
            require(answer.equals(Servers.ANSWER), answer);
        }
    }

    private static String send(URI endpoint, String query, int number) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                endpoint.resolve(Servers.PATH + "?" + query).toURL().openConnection();
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(MESSAGE.replace("NUMBER", Integer.toString(number)).getBytes(UTF_8));
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }
}
