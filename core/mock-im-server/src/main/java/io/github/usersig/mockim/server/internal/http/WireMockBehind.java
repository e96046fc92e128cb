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
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * WireMock with its admin API and stubs, for requests that no door takes. The first of them makes it: that takes longer than all
 * else at the start of a mock, and most tests have no use for it. It may keep a thread as long as it likes, one of the pool.
 */
final class WireMockBehind extends Handler.Abstract.NonBlocking {

    /** Requests that no door took, for WireMock's verification; the tenants' own journals are elsewhere. */
    private static final int JOURNAL = 1_000;

    private final DoorServer server;
    private final Stubs stubs = new Stubs();
    private @Nullable Handler wireMock;

    /**
     * WireMock behind the doors of a server.
     *
     * @param server who it believes is its own, and may stop
     */
    WireMockBehind(DoorServer server) {
        this.server = server;
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
        getServer().getThreadPool().execute(() -> pass(request, response, callback));
        return true;
    }

    private void pass(Request request, Response response, Callback callback) {
        try {
            if (!wireMock().handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception | Error e) { // what Jetty would do with it on a thread of its own
            callback.failed(e);
        }
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
                        .fileSource(new NoFiles())
                        .mappingSource(new NoSavedStubs())
                        .httpClientFactory(new LazyHttpClients())
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
            server.stop();
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
