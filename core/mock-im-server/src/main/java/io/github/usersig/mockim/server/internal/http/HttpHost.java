package io.github.usersig.mockim.server.internal.http;

import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MockImTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server: our doors, and WireMock with its admin API and stubs for everything else. It listens from the start, and what
 * serves is made when somebody comes: a test that asks its mock nothing by HTTP does not pay for it.
 */
public final class HttpHost {

    /** Host names, those with a star, and addresses of both kinds. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*._:-]+");

    private final ServerSocketChannel socket;
    private final FirstConnection first;
    private final Supplier<Doors> doors;
    private final String bindAddress;
    private final Https https;
    private final URI endpoint;
    private @Nullable DoorServer server;
    private @Nullable Secure secure;
    private volatile boolean stopped;

    /** Listens from the start, and shows certificates as soon as they are made. */
    private record Secure(URI endpoint, CompletableFuture<MockImTls> tls) {}

    private HttpHost(ServerSocketChannel socket, Supplier<Doors> doors, String bindAddress, Https https)
            throws IOException {
        this.socket = socket;
        this.doors = doors;
        this.bindAddress = bindAddress;
        this.https = https;
        this.endpoint = endpoint("http", bindAddress, socket.socket().getLocalPort());
        this.first = FirstConnection.to(socket);
    }

    /**
     * Starts one.
     *
     * @param port where to listen, 0 for any free port
     * @param https how it is to be once it is asked for
     * @param doors what answers, made when somebody comes
     * @throws MockImException if it cannot listen there
     */
    public static HttpHost start(String bindAddress, int port, Https https, Supplier<Doors> doors) {
        ServerSocketChannel socket;
        try {
            socket = Sockets.listen(bindAddress, port);
        } catch (IOException | UnresolvedAddressException e) {
            throw failed(bindAddress, port, e);
        }
        try {
            HttpHost host = new HttpHost(socket, doors, bindAddress, https);
            host.first.await(host::begin);
            return host;
        } catch (IOException e) {
            Sockets.close(socket);
            throw failed(bindAddress, port, e);
        } catch (RuntimeException | Error e) { // no URL can be made of the address, or no thread
            Sockets.close(socket);
            throw e;
        }
    }

    private synchronized void begin() {
        if (!stopped) {
            server();
        }
    }

    /**
     * What serves, made now if it is not there.
     *
     * @throws MockImException if it does not start, or is stopped
     */
    private synchronized DoorServer server() {
        DoorServer started = server;
        if (started == null) {
            if (stopped) {
                throw new MockImException("this mock is closed");
            }
            started = serving();
            server = started;
        }
        return started;
    }

    private DoorServer serving() {
        DoorServer made = null;
        boolean serves = false;
        try {
            first.close();
            made = new DoorServer(doors.get());
            made.tls(() -> {
                URI tls = secure().endpoint();
                return new InetSocketAddress(tls.getHost(), tls.getPort());
            });
            made.start(socket);
            serves = true;
            return made;
        } catch (Exception e) { // what Jetty's start declares
            throw failed(bindAddress, endpoint.getPort(), e);
        } finally {
            if (!serves) { // also if a class is missing, or of another version
                if (made != null) {
                    made.stop();
                }
                Sockets.close(socket); // or who has come, and who comes yet, would wait for ever
            }
        }
    }

    /**
     * A host name or address that a certificate can carry.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no host name or address for a certificate: write it in"
                            + " ASCII, as in mock.example, *.mock.example, 10.1.2.3 or xn--bcher-kva.example");
        }
        return name;
    }

    /** Where clients on this machine reach it. */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * HTTPS, which begins with the first call, or with {@link #tlsEndpoint}: making certificates takes time that most tests need not
     * spend.
     *
     * @throws MockImException if it cannot listen
     */
    public MockImTls tls() {
        try {
            return secure().tls().join();
        } catch (CompletionException e) {
            throw failed(bindAddress, https.port(), e);
        }
    }

    /**
     * Where clients on this machine reach it by HTTPS, for which it listens from the first call on. Who comes at once waits for the
     * certificates, which are made meanwhile.
     *
     * @throws MockImException if it cannot listen
     */
    public URI tlsEndpoint() {
        return secure().endpoint();
    }

    private synchronized Secure secure() {
        Secure found = secure;
        if (found == null) {
            DoorServer serving = server();
            ServerSocketChannel bound;
            int port;
            try {
                bound = serving.bind(bindAddress, https.port());
                port = bound.socket().getLocalPort();
            } catch (IOException | UnresolvedAddressException e) {
                throw failed(bindAddress, https.port(), e);
            }
            URI served = endpoint("https", bindAddress, port);
            found = new Secure(
                    served,
                    CompletableFuture.supplyAsync(() -> serveTls(serving, bound, served), HttpHost::inBackground));
            secure = found;
        }
        return found;
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "mock-im-tls");
        thread.setDaemon(true);
        thread.start();
    }

    private MockImTls serveTls(DoorServer serving, ServerSocketChannel bound, URI served) {
        try {
            Certificates certificates = https.certificates(bindAddress);
            serving.serveTls(bound, certificates.serverContext());
            return new MockImTls(served, certificates.authorityPem());
        } catch (RuntimeException e) {
            Sockets.close(bound); // or who has come already would wait for ever
            throw e;
        }
    }

    /** Whether it listens. */
    public boolean isRunning() {
        return !stopped;
    }

    /** Listens for nobody new, waits for the answers under way, for so long at most, and says goodbye to clients. */
    public void drain(Duration atMost) {
        DoorServer serving = ifServing();
        if (serving != null) {
            serving.drain(atMost);
        }
    }

    /** Stops it; connections that are open are closed. */
    public void stop() {
        DoorServer serving = endOrServing();
        if (serving != null) {
            serving.stop();
        }
    }

    private synchronized @Nullable DoorServer ifServing() {
        return server;
    }

    /** From now on nobody begins to serve. */
    private synchronized @Nullable DoorServer endOrServing() {
        stopped = true;
        if (server == null) {
            try {
                first.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot let go of a socket of the mock", e);
            } finally {
                Sockets.close(socket);
            }
        }
        return server;
    }

    private static MockImException failed(String bindAddress, int port, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return new MockImException(
                        "cannot listen on port " + port + " of " + bindAddress + " (" + t.getMessage()
                                + "): end what uses it, or choose another port; 0 finds a free one",
                        cause);
            }
        }
        return new MockImException(
                "cannot listen on port " + port + " of " + bindAddress + ": " + rootOf(cause), cause);
    }

    private static Throwable rootOf(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static URI endpoint(String scheme, String bindAddress, int port) {
        String host = isAnyAddress(bindAddress) ? "127.0.0.1" : bindAddress;
        try {
            return new URI(scheme, null, host, port, null, null, null); // puts brackets around IPv6
        } catch (URISyntaxException e) {
            throw new MockImException("cannot make a URL of " + host + " and " + port, e);
        }
    }

    private static boolean isAnyAddress(String bindAddress) {
        return bindAddress.equals("0.0.0.0") || bindAddress.equals("::");
    }
}
