package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;

/** A connection that ends if the headers of a request take too long. It looks when something comes; silence is Jetty's to end. */
final class PromptHeadersConnection extends HttpConnection {

    private final Patience patience;
    private long begunAfter = -1; // how many requests came before those headers
    private long begunNanos;

    private PromptHeadersConnection(
            HttpConfiguration configuration, Connector connector, EndPoint endPoint, Patience patience) {
        super(configuration, connector, endPoint);
        this.patience = patience;
    }

    /** Makes such connections. */
    static HttpConnectionFactory factory(HttpConfiguration configuration, Patience patience) {
        return new HttpConnectionFactory(configuration) {
            @Override
            public PromptHeadersConnection newConnection(Connector connector, EndPoint endPoint) {
                return configure(
                        new PromptHeadersConnection(configuration, connector, endPoint, patience), connector, endPoint);
            }
        };
    }

    @Override
    public void onFillable() {
        super.onFillable();
        HttpParser parser = getParser();
        if (!parser.inHeaderState() || parser.isState(HttpParser.State.START)) {
            begunAfter = -1;
        } else if (begunAfter != getMessagesIn()) {
            begunAfter = getMessagesIn();
            begunNanos = System.nanoTime();
        } else if (patience.isOverWithHeaders(begunNanos)) {
            HttpException late = patience.tooSlow("a request without the end of its headers");
            getEndPoint()
                    .write(
                            Callback.from(getEndPoint()::close, failure -> getEndPoint()
                                    .close()),
                            ByteBuffer.wrap(answer(late.getCode(), late.getReason())));
        }
    }

    private static byte[] answer(int status, String reason) {
        return ("HTTP/1.1 " + status + " Request Timeout\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                        + "Content-Length: " + reason.length() + "\r\n\r\n" + reason)
                .getBytes(US_ASCII);
    }
}
