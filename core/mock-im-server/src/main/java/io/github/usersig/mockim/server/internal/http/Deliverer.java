package io.github.usersig.mockim.server.internal.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection.SslEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes an answer as its {@link Delivery} says, without keeping a thread waiting. */
final class Deliverer {

    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    private Deliverer() {}

    static void deliver(JsonAnswer answer, Request request, Response response, Callback callback) {
        Delivery delivery = answer.delivery();
        if (delivery.delay().isZero()) {
            deliverNow(answer, request, response, callback);
        } else {
            request.getComponents()
                    .getScheduler()
                    .schedule(
                            () -> deliverNow(answer, request, response, callback),
                            delivery.delay().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private static void deliverNow(JsonAnswer answer, Request request, Response response, Callback callback) {
        switch (answer.delivery().interruption()) {
            case NONE -> write(answer, response, callback);
            case RESET -> {
                reset(endPoint(request));
                callback.failed(new IOException("reset, as the test asked"));
            }
            case TRUNCATE -> truncate(answer, request, response, callback);
        }
    }

    private static void write(JsonAnswer answer, Response response, Callback callback) {
        head(answer, response);
        response.write(true, ByteBuffer.wrap(answer.json()), callback);
    }

    private static void head(JsonAnswer answer, Response response) {
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(JSON);
        for (HttpField header : answer.headers()) {
            headers.put(header);
        }
    }

    private static void truncate(JsonAnswer answer, Request request, Response response, Callback callback) {
        head(answer, response);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.json().length);
        ByteBuffer half = ByteBuffer.wrap(answer.json(), 0, answer.json().length / 2);
        response.write(
                false,
                half,
                Callback.from(
                        () -> {
                            endPoint(request).close();
                            callback.failed(new IOException("cut short, as the test asked"));
                        },
                        callback::failed));
    }

    /** With no time to linger the system sends RST instead of FIN. */
    static void reset(EndPoint endPoint) {
        EndPoint socket = endPoint instanceof SslEndPoint ssl ? ssl.unwrap() : endPoint;
        if (socket.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) { // closed already, which is as good
                endPoint.close();
            }
        }
        socket.close();
    }

    private static EndPoint endPoint(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
