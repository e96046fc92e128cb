package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * A connection that ends if the headers of a request take too long, and on which plain requests take the {@link FastLane}. It looks
 * when something comes; silence is Jetty's to end.
 */
final class PromptHeadersConnection extends HttpConnection implements FastLane.Line, Callback {

    /** What was read last, by the thread that read it. */
    private static final ThreadLocal<byte[]> READ = new ThreadLocal<>();

    private final Patience patience;
    private final @Nullable FastLane lane;
    private @Nullable String address;
    private volatile boolean answering;
    private volatile @Nullable Thread handsOver; // while it has Jetty look at what it has read here
    private long handedOverAfter; // how many requests came before that
    private long begunAfter = -1; // how many requests came before those headers
    private long begunNanos;

    private PromptHeadersConnection(
            HttpConfiguration configuration,
            Connector connector,
            EndPoint endPoint,
            Patience patience,
            @Nullable FastLane lane) {
        super(configuration, connector, endPoint);
        this.patience = patience;
        this.lane = lane;
    }

    /**
     * Makes such connections.
     *
     * @param lane which plain requests take; null if there is none
     */
    static HttpConnectionFactory factory(HttpConfiguration configuration, Patience patience, @Nullable FastLane lane) {
        return new HttpConnectionFactory(configuration) {
            @Override
            public PromptHeadersConnection newConnection(Connector connector, EndPoint endPoint) {
                return configure(
                        new PromptHeadersConnection(configuration, connector, endPoint, patience, lane),
                        connector,
                        endPoint);
            }
        };
    }

    /**
     * As all handlers say. It counts where this waits itself for what comes next: Jetty's own call-back, which says so for its server,
     * is not used then, and for a connection that may block another thread would be woken with each request.
     */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void fillInterested() {
        fillInterested(this);
    }

    /**
     * After what is no request Jetty does not wait for more, which would come in the way of its answer. But it only looks for that
     * in what it has read itself.
     */
    @Override
    public void fillInterested(Callback callback) {
        boolean isNoRequest = handsOver == Thread.currentThread()
                && handedOverAfter == getMessagesIn()
                && getParser().isClose();
        if (!isNoRequest) {
            super.fillInterested(callback);
        }
    }

    /** Something has come. */
    @Override
    public void succeeded() {
        onFillable();
    }

    /** Nothing will come. */
    @Override
    public void failed(Throwable cause) {
        onFillInterestedFailed(cause);
    }

    @Override
    public void onFillable() {
        if (lane == null || !lane.isOpen() || !isBetweenRequests() || !answerPlainRequest(lane)) {
            readAsJetty();
        }
    }

    private boolean isBetweenRequests() {
        return isRequestBufferEmpty() && getParser().isState(HttpParser.State.START);
    }

    /** Reads what has come; if that is no plain request, it is left for Jetty. Says whether nothing is left to do. */
    private boolean answerPlainRequest(FastLane open) {
        byte[] bytes = READ.get();
        if (bytes == null || bytes.length != getInputBufferSize()) {
            bytes = new byte[getInputBufferSize()];
            READ.set(bytes);
        }
        ByteBuffer read = ByteBuffer.wrap(bytes, 0, 0); // as Jetty has an empty one
        int length;
        try {
            length = getEndPoint().fill(read);
        } catch (IOException e) { // Jetty will meet it as well
            return false;
        }
        if (length == 0) {
            fillInterested();
            return true;
        }
        PlainRequest request = length < 0 ? null : open.request(bytes, length);
        if (request == null) {
            if (length > 0) {
                onUpgradeTo(read);
                handsOver = Thread.currentThread();
                handedOverAfter = getMessagesIn();
            }
            return false;
        }
        answering = true;
        open.answer(request, address(), this);
        return true;
    }

    private String address() {
        String known = address;
        if (known == null) {
            SocketAddress remote = getEndPoint().getRemoteSocketAddress();
            known = remote instanceof InetSocketAddress internet && internet.getAddress() != null
                    ? HostPort.normalizeHost(internet.getAddress().getHostAddress()) // as Request.getRemoteAddr
                    : String.valueOf(remote);
            address = known;
        }
        return known;
    }

    @Override
    public void write(ByteBuffer answer, boolean last) {
        write(answer, last ? this::end : this::next);
    }

    @Override
    public void cut(ByteBuffer beginning) {
        write(beginning, this::end);
    }

    private void write(ByteBuffer bytes, Runnable then) {
        boolean whole;
        try {
            whole = getEndPoint().flush(bytes);
        } catch (IOException e) { // the client has gone
            end();
            return;
        }
        if (whole) {
            then.run();
        } else {
            answering = false; // from now on it is the client who lets the mock wait
            getEndPoint().write(Callback.from(then, failure -> end()), bytes);
        }
    }

    @Override
    public void reset() {
        Deliverer.reset(getEndPoint());
        end();
    }

    @Override
    public void after(Duration delay, Runnable then) {
        getConnector().getScheduler().schedule(then, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void next() {
        done();
        fillInterested();
    }

    private void end() {
        done();
        getEndPoint().close();
    }

    private void done() {
        answering = false;
        if (lane != null) {
            lane.done();
        }
    }

    /** While an answer is made, nobody is idle; a client that does not take it is. */
    @Override
    public boolean onIdleExpired(TimeoutException timeout) {
        return !answering && super.onIdleExpired(timeout);
    }

    private void readAsJetty() {
        super.onFillable();
        if (handsOver == Thread.currentThread()) { // another one may be at the next request already
            handsOver = null;
        }
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
