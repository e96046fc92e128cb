package io.github.usersig.mockim.server.internal.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Counts the requests that are being answered, so that a stop can wait for them. Once it does, each answer says that its connection
 * ends with it. Jetty's own handler for this refuses what comes then; here it is answered, for the client could not know.
 */
final class InFlight extends Handler.Wrapper {

    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean ending;

    InFlight(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        requests.incrementAndGet();
        if (ending) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        boolean handled = false;
        try {
            handled = super.handle(request, response, Callback.from(callback, requests::decrementAndGet));
        } finally {
            if (!handled) { // then nobody completes the callback
                requests.decrementAndGet();
            }
        }
        return handled;
    }

    /** From now on connections end with their answers. */
    void end() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    /** A request is being answered that did not come by {@link #handle}. */
    void begin() {
        requests.incrementAndGet();
    }

    /** It was answered. */
    void done() {
        requests.decrementAndGet();
    }

    boolean isEmpty() {
        return requests.get() == 0;
    }
}
