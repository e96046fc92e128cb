package io.github.usersig.mockim.server.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes all requests below one path, or some of them, and leaves the others to whoever is asked next. */
public abstract class DoorHandler extends Handler.Abstract {

    private final String path;
    private final int longestBody;
    private Stubs stubs = new Stubs();
    private Handler others = this;

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

    /**
     * Who takes the requests that a stub was set for.
     *
     * @param set the stubs
     * @param wireMock who answers them
     */
    final void mindStubs(Stubs set, Handler wireMock) {
        stubs = set;
        others = wireMock;
    }

    /** Whether a request below the path is for this door. */
    protected boolean takes(Request request) {
        return true;
    }

    /** What the URL of a stub must have in it to come before this door. */
    protected String urlsOfStubs() {
        return path;
    }

    private void passOn(Request request, Response response, Callback callback) {
        try {
            if (!others.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) { // what Jetty's handlers declare
            callback.failed(e);
        }
    }

    /** Answers a request whose body is there. */
    protected abstract JsonAnswer answer(Request request, Body body);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).startsWith(path) || !takes(request)) {
            return false;
        }
        BodyReader.read(request, longestBody, new BodyReader.Receiver() {
            @Override
            public void received(Body body) {
                if (stubs.fit(urlsOfStubs(), request, body.bytes())) {
                    passOn(new ReadRequest(request, body.bytes()), response, callback);
                    return;
                }
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
                Deliverer.deliver(answer, request, response, callback);
            }

            @Override
            public void failed(Throwable cause) {
                callback.failed(cause);
            }
        });
        return true;
    }
}
