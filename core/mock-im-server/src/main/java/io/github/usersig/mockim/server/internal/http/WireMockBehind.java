package io.github.usersig.mockim.server.internal.http;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * WireMock with its admin API and stubs, for requests that no door takes. The first of them makes it: that takes longer than all
 * else at the start of a mock, and most tests have no use for it. A stub may keep a thread as long as it likes: one of those that
 * are for stubs alone.
 */
final class WireMockBehind extends Handler.Abstract.NonBlocking {

    /** Requests that no door took, for WireMock's verification; the tenants' own journals are elsewhere. */
    private static final int JOURNAL = 1_000;

    private static final int LONGEST_BODY = 16 * 1024 * 1024;

    /** How many stubs may be slow at once. More wait for one of them, and for nobody else. */
    private static final int MOST_THREADS = 512;

    private static final int IDLE_MILLIS = 5_000;
    private static final int STOP_MILLIS = 100;

    private final DoorServer server;
    private final boolean proxying;
    private final Secrets secrets;
    private final Stubs stubs;
    private final QueuedThreadPool threads = threads();
    private @Nullable Handler wireMock;

    /**
     * WireMock behind the doors of a server.
     *
     * @param server who it believes is its own
     * @param proxying whether stubs may lead elsewhere
     * @param secrets what its journal and its reports may not show
     */
    WireMockBehind(DoorServer server, boolean proxying, Secrets secrets) {
        this.server = server;
        this.proxying = proxying;
        this.secrets = secrets;
        this.stubs = new Stubs(proxying);
        addBean(threads); // started and stopped with this one
    }

    /** Made as needed, given up when idle, and no reason for a JVM to stay alive. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 0, IDLE_MILLIS, new LinkedBlockingQueue<>());
        threads.setName("mock-im-stubs");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        threads.setStopTimeout(STOP_MILLIS); // then those that still wait are interrupted
        return threads;
    }

    /** Whether stubs were set at all. */
    boolean hasStubs() {
        return stubs.isAnySet();
    }

    /**
     * Whether a stub was set for this request to a door.
     *
     * @param part what the URL of the stub must have in it, empty if nothing
     */
    boolean hasStubFor(String part, Request request, byte[] body) {
        return stubs.fit(part, request, body);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean admin = Request.getPathInContext(request).startsWith("/__admin/");
        if (proxying) { // bodies of any length, each read by the thread that passes it on
            Executor passing = admin ? getServer().getThreadPool() : threads;
            passing.execute(() -> pass(request, response, callback));
            return true;
        }
        BodyReader.read(request, LONGEST_BODY, new BodyReader.Receiver() {
            @Override
            public void received(Body body) {
                if (!body.complete()) {
                    refuse(tooLong(), body, request, response, callback);
                } else if (admin) {
                    getServer().getThreadPool().execute(() -> passIfItStays(body, request, response, callback));
                } else {
                    serveStub(new ReadRequest(request, body.bytes()), response, callback);
                }
            }

            @Override
            public void failed(Throwable cause) {
                callback.failed(cause);
            }
        });
        return true;
    }

    /** Has a stub answer, on a thread of its own. */
    void serveStub(Request request, Response response, Callback callback) {
        threads.execute(() -> pass(request, response, callback));
    }

    private void passIfItStays(Body body, Request request, Response response, Callback callback) {
        Optional<JsonAnswer> refusal = StayingStubs.refusalOfSchema(body.bytes());
        if (refusal.isEmpty()) {
            pass(new ReadRequest(request, body.bytes()), response, callback);
        } else {
            refuse(refusal.get(), body, request, response, callback);
        }
    }

    private static JsonAnswer tooLong() {
        return new JsonAnswer(
                HttpStatus.PAYLOAD_TOO_LARGE_413,
                Json.object()
                        .put(
                                "error",
                                "the body is longer than 16 MiB: start the mock with --allow-proxying to have it taken"
                                        + " unseen")
                        .bytes(),
                Map.of());
    }

    private static void refuse(JsonAnswer refusal, Body body, Request request, Response response, Callback callback) {
        if (body.abandoned()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        Deliverer.deliver(refusal, request, response, callback);
    }

    private void pass(Request request, Response response, Callback callback) {
        try {
            Response answer = showsJournal(request) ? new MaskedAnswer(request, response, secrets) : response;
            if (!wireMock().handle(request, answer, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception | Error e) { // what Jetty would do with it on a thread of its own
            callback.failed(e);
        }
    }

    /** Stubs are shown as they were set: a client that reads one may set it again. */
    private static boolean showsJournal(Request request) {
        String path = Request.getPathInContext(request);
        return path.startsWith("/__admin") && !path.startsWith("/__admin/mappings");
    }

    private synchronized Handler wireMock() throws Exception {
        Handler started = wireMock;
        if (started == null) {
            started = create();
            started.setServer(getServer());
            started.start();
            addBean(started, true); // stopped with this one
            wireMock = started;
        }
        return started;
    }

    private Handler create() {
        Factory factory = new Factory();
        new WireMockServer(wireMockConfig()
                        .httpDisabled(true) // what it listens with is there already
                        .httpServerFactory(factory)
                        .extensions(stubs)
                        .notMatchedRendererFactory(extensions -> new MaskedMismatch(extensions, secrets))
                        .fileSource(new NoFiles())
                        .withStores(BoundedJournal.stores(new NoFiles()))
                        .mappingSource(new NoSavedStubs())
                        .httpClientFactory(new LazyHttpClients(proxying))
                        .maxRequestJournalEntries(JOURNAL)
                        .notifier(new Silence()))
                .start();
        return requireNonNull(factory.handler, "WireMock has asked for no server");
    }

    private final class Factory implements HttpServerFactory {

        private @Nullable Handler handler;

        @Override
        public String getName() {
            return "usersig-mock-im";
        }

        @Override
        public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubHandler) {
            Behind behind = new Behind(options, admin, stubHandler);
            handler = behind.handler();
            return behind;
        }
    }

    /** The server that WireMock thinks it runs on. Its own Jetty never starts: it is there for the handlers that WireMock gives it. */
    private final class Behind extends Jetty12HttpServer {

        Behind(Options options, AdminRequestHandler admin, StubRequestHandler stubHandler) {
            super(options, admin, stubHandler);
        }

        Handler handler() {
            Handler made = jettyServer.getHandler();
            jettyServer.setHandler((Handler) null);
            return made;
        }

        @Override
        public void start() {
            // it is started
        }

        @Override
        public void stop() {
            // the mock is not WireMock's to stop
        }

        @Override
        public boolean isRunning() {
            return server.isRunning();
        }
    }

    /** WireMock's log, which nobody asked for. */
    private static final class Silence implements Notifier {

        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, @Nullable Throwable cause) {}
    }
}
