package io.github.usersig.mockim.server.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** WireMock's HTTP server with our doors in front: what a door takes never enters WireMock. */
final class DoorServer extends Jetty12HttpServer {

    /** How many connections may wait to be accepted. With Java's 50 the others of a rush wait a second and more. */
    static final int ACCEPT_QUEUE = 1024;

    private static final int IDLE_MILLIS = 30_000;

    private volatile Supplier<InetSocketAddress> tls = () -> {
        throw new IllegalStateException("not started yet");
    };

    DoorServer(
            Options options,
            AdminRequestHandler admin,
            StubRequestHandler stubHandler,
            Stubs stubs,
            List<? extends Handler> doors) {
        super(options, admin, stubHandler);
        Handler wireMock = jettyServer.getHandler(); // which the constructor above has made
        for (Handler door : doors) {
            if (door instanceof DoorHandler http) {
                http.mindStubs(stubs, wireMock);
            }
        }
        List<Handler> handlers = new ArrayList<>(doors);
        handlers.add(wireMock);
        jettyServer.setHandler(new RealHostsHandler(new Handler.Sequence(handlers), () -> tls.get()));
        jettyServer.setErrorHandler(new ClosingErrors());
    }

    /** Tells where the mock listens for HTTPS, once somebody asks. */
    void tls(Supplier<InetSocketAddress> address) {
        tls = address;
    }

    /**
     * Listens for HTTPS too.
     *
     * @param port where, 0 for any free port
     * @return where it listens
     * @throws Exception if it cannot
     */
    int listenTls(String bindAddress, int port, SSLContext context) throws Exception {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context);
        HttpConfiguration configuration = new HttpConfiguration();
        // Clients come under names of the real service and by address, with and without SNI.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                jettyServer,
                0,
                1,
                AbstractConnectionFactory.getFactories(factory, new HttpConnectionFactory(configuration)));
        connector.setHost(bindAddress);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        jettyServer.addConnector(connector);
        connector.start();
        return connector.getLocalPort();
    }

    /** On daemon threads only, so that a server nobody closed does not keep a JVM alive. */
    @Override
    protected Server createServer(Options options) {
        QueuedThreadPool threads = new QueuedThreadPool(options.containerThreads(), 4, IDLE_MILLIS);
        threads.setName("mock-im");
        threads.setDaemon(true);
        return new Server(threads, new ScheduledExecutorScheduler("mock-im-scheduler", true), null);
    }

    /**
     * Says so when a connection is closed after what was no HTTP, for Jetty forgets it where the first line was at fault,
     * and a client would lose its next request.
     */
    private static final class ClosingErrors extends ErrorHandler {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
            return super.handle(request, response, callback);
        }
    }
}
