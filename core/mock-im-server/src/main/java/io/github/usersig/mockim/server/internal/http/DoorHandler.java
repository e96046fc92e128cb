package io.github.usersig.mockim.server.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes all requests below one path, or some of them, and leaves the others to whoever is asked next.
 *
 * <p>A request is read by a thread that selects, as it comes. That thread also answers where nobody has to be waited for, for to
 * hand a request over costs more than most answers; all other answers are given by a thread of the pool. For an answer that comes
 * later no thread waits: whoever brings it writes it.
 */
public abstract class DoorHandler extends Handler.Abstract.NonBlocking {

    private final String path;
    private final int longestBody;
    private @Nullable WireMockBehind wireMock;

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

    /** What the paths of its requests begin with. */
    public final String path() {
        return path;
    }

    /** Who takes the requests that a stub was set for. */
    final void mindStubs(WireMockBehind behind) {
        wireMock = behind;
    }

    /** Whether a request below the path is for this door. */
    protected boolean takes(Request request) {
        return true;
    }

    /** How many bytes of this body it wants to see at most. */
    protected int longestBody(Request request) {
        return longestBody;
    }

    /** What the URL of a stub must have in it to come before this door. */
    protected String urlsOfStubs() {
        return path;
    }

    /** How a request is answered whose body is there. */
    protected abstract Answering answering(Request request, Body body);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).startsWith(path) || !takes(request)) {
            return false;
        }
        BodyReader.read(request, longestBody(request), new BodyReader.Receiver() {
            @Override
            public void received(Body body) {
                Answering answering;
                try {
                    answering = answering(request, body);
                } catch (RuntimeException e) { // a fault of the mock: HTTP status 500
                    callback.failed(e);
                    return;
                }
                if (answering.takesLong() || (wireMock != null && wireMock.hasStubs())) {
                    getServer()
                            .getThreadPool()
                            .execute(() -> answer(answering, null, body, request, response, callback));
                } else {
                    answerHere(answering, body, request, response, callback);
                }
            }

            @Override
            public void failed(Throwable cause) {
                callback.failed(cause);
            }
        });
        return true;
    }

    /** What turns out to take long is begun elsewhere when all is said of what comes after it, or that would be done here. */
    private void answerHere(Answering answering, Body body, Request request, Response response, Callback callback) {
        List<Runnable> elsewhere = new ArrayList<>(0);
        answer(answering, elsewhere::add, body, request, response, callback);
        elsewhere.forEach(getServer().getThreadPool()::execute);
    }

    private void answer(
            Answering answering,
            @Nullable Executor elsewhere,
            Body body,
            Request request,
            Response response,
            Callback callback) {
        CompletionStage<JsonAnswer> stage;
        try {
            if (wireMock != null && wireMock.hasStubFor(urlsOfStubs(), request, body.bytes())) {
                wireMock.serveStub(new ReadRequest(request, body.bytes()), response, callback);
                return;
            }
            stage = answering.answer().apply(elsewhere);
        } catch (RuntimeException | Error e) { // a fault of the mock: HTTP status 500, on a thread of the pool too
            callback.failed(e);
            return;
        }
        stage.thenAccept(answer -> {
                    if (body.abandoned()) {
                        // Or the client would send its next request on a connection about to be closed.
                        response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
                    }
                    Deliverer.deliver(answer, request, response, callback);
                })
                .exceptionally(fault -> {
                    callback.failed(fault.getCause() == null ? fault : fault.getCause());
                    return null;
                });
    }
}
