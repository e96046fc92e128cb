package io.github.usersig.mockim.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes all requests below one path, and leaves the others to whoever is asked next. */
public abstract class DoorHandler extends Handler.Abstract {

    private final String path;
    private final int longestBody;

    /**
     * A door below this path.
     *
     * @param path what the paths of its requests begin with
     * @param longestBody how many bytes of a body it wants to see at most
     */
    protected DoorHandler(String path, int longestBody) {
        this.path = path;
        this.longestBody = longestBody;
    }

    /** Answers a request whose body is there. */
    protected abstract JsonAnswer answer(Request request, Body body);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).startsWith(path)) {
            return false;
        }
        BodyReader.read(request, longestBody, new BodyReader.Receiver() {
            @Override
            public void received(Body body) {
                JsonAnswer answer;
                try {
                    answer = answer(request, body);
                } catch (RuntimeException e) { // a fault of the mock: HTTP status 500
                    callback.failed(e);
                    return;
                }
                if (body.abandoned()) { // or the client would send its next request on a connection about to be closed
                    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
                }
                write(answer, response, callback);
            }

            @Override
            public void failed(Throwable cause) {
                callback.failed(cause);
            }
        });
        return true;
    }

    private static void write(JsonAnswer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.json()), callback);
    }
}
