package io.github.usersig.mockim.server.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Jetty with our doors, and with WireMock behind them: what a door takes never enters WireMock. */
final class DoorServer {

    /** With 2 or 3 of them for accepting and selecting. They are made as needed and given up when idle. */
    private static final int MOST_THREADS = 32;

    private static final int LEAST_THREADS = 4;
    private static final int ACCEPTORS = 1;

    /**
     * One for every two processors, as Jetty has it, and two at most. They also answer most requests; if there were as many as
     * processors, who has got an answer would wait until one of them rests.
     */
    private static final int SELECTORS_BY_JETTY = -1;

    private static final int IDLE_MILLIS = 30_000;
    private static final int STOP_MILLIS = 1_000;

    /** How long clients have for their part of the goodbye, even if there is no time left. */
    private static final Duration GOODBYE = Duration.ofMillis(300);

    private static final int LOOK_MILLIS = 5;
    private static final int LONGEST_HEADERS = 32_768;

    private final Patience patience;
    private final Faults faults;
    private final Server jetty;
    private final ServerConnector http;
    private final InFlight inFlight;
    private final List<Leaving> leaving;

    /** Sockets that are bound already, and served or about to be. */
    private final List<ServerSocketChannel> bound = new ArrayList<>();

    private boolean stopped;

    private volatile Supplier<InetSocketAddress> tls = () -> {
        throw new IllegalStateException("not started yet");
    };

    /** A server that is not started yet. */
    DoorServer(Doors doors) {
        this(doors, Patience.USUAL);
    }

    DoorServer(Doors doors, Patience patience) {
        ControlGuard guard = doors.guard();
        this.patience = patience;
        faults = new Faults(guard.secrets());
        jetty = new Server(threads(), new ScheduledExecutorScheduler("mock-im-scheduler", true), null);
        jetty.setStopTimeout(STOP_MILLIS);
        WireMockBehind wireMock = new WireMockBehind(this, guard.allowsProxying(), guard.secrets());
        for (Handler door : doors.inOrder()) {
            if (door instanceof DoorHandler minding) {
                minding.mindStubs(wireMock);
            }
        }
        List<Handler> handlers = new ArrayList<>(doors.inOrder());
        handlers.add(wireMock);
        inFlight = new InFlight(new RealHostsHandler(guard.before(new Handler.Sequence(handlers)), () -> tls.get()));
        FastLane lane = doors.inOrder().stream()
                .filter(PlainDoor.class::isInstance)
                .map(door -> new FastLane((PlainDoor) door, wireMock, inFlight, faults, jetty.getThreadPool()))
                .findFirst()
                .orElse(null);
        http = connector(PromptHeadersConnection.factory(configuration(), patience, lane));
        leaving = doors.inOrder().stream()
                .filter(Leaving.class::isInstance)
                .map(Leaving.class::cast)
                .toList();
        jetty.setHandler(inFlight);
        jetty.setErrorHandler(faults);
    }

    /** On daemon threads only, so that a server nobody closed does not keep a JVM alive. */
    private QueuedThreadPool threads() {
        // With a queue of the JDK's: for its own Jetty asks the JVM's management beans, which takes as long as many
        // requests.
        QueuedThreadPool threads =
                new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS, new LinkedBlockingQueue<>()) {
                    @Override
                    protected void runJob(Runnable job) {
                        try {
                            super.runJob(job);
                        } catch (Throwable e) {
                            faults.log(
                                    "the mock's thread "
                                            + Thread.currentThread().getName() + " failed",
                                    e);
                            throw e;
                        }
                    }
                };
        threads.setName("mock-im");
        threads.setDaemon(true);
        return threads;
    }

    private ServerConnector connector(ConnectionFactory... factories) {
        ServerConnector connector =
                new ServerConnector(jetty, null, null, null, ACCEPTORS, SELECTORS_BY_JETTY, factories) {
                    @Override
                    protected boolean handleAcceptFailure(Throwable cause) {
                        if (!(cause instanceof ClosedChannelException)) { // which is the end of it
                            faults.log("the mock cannot accept a connection", cause);
                        }
                        return super.handleAcceptFailure(cause);
                    }
                };
        connector.setIdleTimeout(patience.silence().toMillis());
        // What is in flight has the time that the stop gives it, and no other.
        connector.setShutdownIdleTimeout(connector.getIdleTimeout());
        jetty.addConnector(connector);
        return connector;
    }

    /** Takes any URL: which of them are wrong is for doors and stubs to say. */
    private HttpConfiguration configuration() {
        HttpConfiguration configuration = new Patience.Configuration(patience);
        configuration.setRequestHeaderSize(LONGEST_HEADERS);
        configuration.setResponseHeaderSize(LONGEST_HEADERS);
        // Or a token in other letters would pass for the one that was seen before.
        configuration.setHeaderCacheCaseSensitive(true);
        configuration.setSendDateHeader(false);
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.addCustomizer(DoorServer::withHostOfTunnel);
        return configuration;
    }

    /**
     * A request for a tunnel names the port in its target only, if it comes from the JDK's {@code HttpURLConnection}. Jetty wants
     * the header to say the same.
     */
    private static Request withHostOfTunnel(Request request, HttpFields.Mutable responseHeaders) {
        String authority = request.getHttpURI().getAuthority();
        if (!HttpMethod.CONNECT.is(request.getMethod()) || authority == null) {
            return request;
        }
        HttpFields headers = HttpFields.build(request.getHeaders())
                .put(HttpHeader.HOST, authority)
                .asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }

    /** Tells where the mock listens for HTTPS, once somebody asks. */
    void tls(Supplier<InetSocketAddress> address) {
        tls = address;
    }

    /**
     * Serves HTTP on a socket, which is closed when the server stops.
     *
     * @throws Exception if it cannot, as Jetty declares
     */
    void start(ServerSocketChannel socket) throws Exception {
        http.open(socket);
        jetty.start();
    }

    boolean isRunning() {
        return jetty.isRunning();
    }

    /** Whether it takes connections by HTTP. */
    boolean isListening() {
        return http.isOpen();
    }

    /** Where it listens for HTTP. */
    int port() {
        return http.getLocalPort();
    }

    /**
     * A socket that takes connections, which wait until they are served. It is closed when the server stops.
     *
     * @param port where, 0 for any free port
     * @throws IOException if it cannot listen there, or is stopped
     */
    synchronized ServerSocketChannel bind(String address, int port) throws IOException {
        if (stopped) {
            throw new IOException("the mock is stopped");
        }
        ServerSocketChannel socket = Sockets.listen(address, port);
        bound.add(socket);
        return socket;
    }

    /**
     * Serves HTTPS on a socket, too.
     *
     * @throws IllegalStateException if it cannot, or is stopped
     */
    synchronized void serveTls(ServerSocketChannel socket, SSLContext context) {
        if (stopped) {
            throw new IllegalStateException("the mock is stopped");
        }
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context);
        HttpConfiguration configuration = configuration();
        // Clients come under names of the real service and by address, with and without SNI.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = connector(AbstractConnectionFactory.getFactories(
                factory, PromptHeadersConnection.factory(configuration, patience, null)));
        try {
            connector.open(socket);
            connector.start();
        } catch (Exception e) { // what Jetty's start declares
            throw new IllegalStateException("the mock cannot serve HTTPS", e);
        }
    }

    /**
     * Listens for nobody new, waits for the answers that are under way, and then says goodbye to clients. It goes on running until
     * it is stopped.
     *
     * @param atMost how long it waits
     */
    void drain(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        stopListening();
        inFlight.end();
        awaitUntil(end, inFlight::isEmpty);
        leaving.forEach(door -> door.leave("the mock stops"));
        long endOfGoodbye = Math.max(end, System.nanoTime() + GOODBYE.toNanos());
        awaitUntil(endOfGoodbye, () -> leaving.stream().allMatch(Leaving::isLeft) && inFlight.isEmpty());
    }

    private synchronized void stopListening() {
        stopped = true;
        closeSockets();
        for (Connector connector : jetty.getConnectors()) {
            CompletableFuture<Void> unused = connector.shutdown(); // of its connections, for which nobody waits here
        }
    }

    private static void awaitUntil(long endNanos, BooleanSupplier done) {
        try {
            while (!done.getAsBoolean() && System.nanoTime() - endNanos < 0) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) { // somebody does not want to wait
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it; connections that are open are closed. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        for (Connector connector : jetty.getConnectors()) {
            connector.getConnectedEndPoints().forEach(EndPoint::close);
        }
        try {
            jetty.stop();
            jetty.join();
        } catch (TimeoutException e) {
            // a request took too long: its connection is closed
        } catch (Exception e) { // what Jetty declares
            throw new IllegalStateException("the mock does not stop", e);
        } finally {
            closeSockets();
        }
    }

    private synchronized void closeSockets() {
        bound.forEach(Sockets::close);
    }
}
