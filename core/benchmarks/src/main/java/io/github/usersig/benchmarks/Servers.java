package io.github.usersig.benchmarks;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** What the mock is compared with. */
final class Servers {

    static final String PATH = "/v4/openim/sendmsg";
    static final String ANSWER =
            "{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0,\"MsgTime\":1,\"MsgKey\":\"1_2_3\"}";

    /** As the mock has it, or some of hundreds of connections at once would be accepted a second later. */
    private static final int ACCEPT_QUEUE = 1_024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Servers() {}

    /**
     * WireMock with one stub that always answers the same, at its fastest: without a journal. One without a bound fills the heap, until
     * nothing but the collector is measured; with a bound each call costs as much time as there are entries.
     */
    static WireMockServer wireMock() {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .jettyAcceptQueueSize(ACCEPT_QUEUE)
                .disableRequestJournal());
        server.start();
        server.stubFor(post(urlPathEqualTo(PATH)).willReturn(okJson(ANSWER)));
        return server;
    }

    /** Jetty with a handler that parses JSON and answers some. */
    static Server jetty() throws Exception {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                JsonNode body = JSON.readTree(Content.Source.asInputStream(request));
                byte[] answer = JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("ActionStatus", "OK")
                        .put("ErrorInfo", "")
                        .put("ErrorCode", 0)
                        .put("MsgTime", body.path("MsgSeq").asLong())
                        .put("MsgKey", body.path("From_Account").asText()));
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                response.write(true, ByteBuffer.wrap(answer), callback);
                return true;
            }
        });
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).setAcceptQueueSize(ACCEPT_QUEUE);
        }
        server.start();
        return server;
    }

    static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A message of one user to another that nobody has sent before. */
    static byte[] sendMsg(String query, int number) {
        return sendMsg(query, number, "hello " + number);
    }

    static byte[] sendMsg(String query, int number, String text) {
        String body = "{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgSeq\":" + number + ",\"MsgRandom\":"
                + number + ",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"" + text
                + "\"}}]}";
        return Load.post(PATH + "?" + query, body);
    }
}
