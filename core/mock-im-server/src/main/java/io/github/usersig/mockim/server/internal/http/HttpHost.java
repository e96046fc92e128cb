package io.github.usersig.mockim.server.internal.http;

import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MockImTls;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** A running HTTP server: our doors, and WireMock with its admin API and stubs for everything else. */
public final class HttpHost {

    /** Host names, those with a star, and addresses of both kinds. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*._:-]+");

    private final DoorServer server;
    private final String bindAddress;
    private final Https https;
    private final URI endpoint;
    private @Nullable Secure secure;

    /** Listens from the start, and shows certificates as soon as they are made. */
    private record Secure(URI endpoint, CompletableFuture<MockImTls> tls) {}

    private HttpHost(DoorServer server, String bindAddress, Https https) {
        this.server = server;
        this.bindAddress = bindAddress;
        this.https = https;
        this.endpoint = endpoint("http", bindAddress, server.port());
        server.tls(() -> {
            URI tls = secure().endpoint();
            return new InetSocketAddress(tls.getHost(), tls.getPort());
        });
    }

    /**
     * Starts one.
     *
     * @param port where to listen, 0 for any free port
     * @param https how it is to be once it is asked for
     * @param guard who keeps others from what controls it
     * @throws MockImException if it cannot listen there
     */
    public static HttpHost start(
            String bindAddress, int port, Https https, ControlGuard guard, List<? extends Handler> doors) {
        DoorServer server = new DoorServer(bindAddress, port, guard, doors);
        try {
            server.start();
        } catch (Exception e) { // what Jetty's start declares
            server.stop();
            throw failed(bindAddress, port, e);
        }
        return new HttpHost(server, bindAddress, https);
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
            ServerSocketChannel socket;
            int port;
            try {
                socket = server.bind(bindAddress, https.port());
                port = socket.socket().getLocalPort();
            } catch (IOException | UnresolvedAddressException e) {
                throw failed(bindAddress, https.port(), e);
            }
            URI served = endpoint("https", bindAddress, port);
            found = new Secure(
                    served, CompletableFuture.supplyAsync(() -> serveTls(socket, served), HttpHost::inBackground));
            secure = found;
        }
        return found;
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "mock-im-tls");
        thread.setDaemon(true);
        thread.start();
    }

    private MockImTls serveTls(ServerSocketChannel socket, URI served) {
        try {
            Certificates certificates = https.certificates(bindAddress);
            server.serveTls(socket, certificates.serverContext());
            return new MockImTls(served, certificates.authorityPem());
        } catch (RuntimeException e) {
            DoorServer.close(socket); // or who has come already would wait for ever
            throw e;
        }
    }

    /** Whether it listens. */
    public boolean isRunning() {
        return server.isRunning();
    }

    /** Listens for nobody new, waits for the answers under way, for so long at most, and says goodbye to clients. */
    public void drain(Duration atMost) {
        server.drain(atMost);
    }

    /** Stops it; connections that are open are closed. */
    public void stop() {
        server.stop();
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
