package io.github.usersig.mockim.server.http;

import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MockImTls;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** A running HTTP server: our doors, and WireMock with its admin API and stubs for everything else. */
public final class HttpHost {

    private final DoorServer server;
    private final String bindAddress;
    private final int tlsPort;
    private final List<String> tlsNames;
    private final URI endpoint;
    private @Nullable MockImTls tls;

    private HttpHost(DoorServer server, String bindAddress, int tlsPort, List<String> tlsNames) {
        this.server = server;
        this.bindAddress = bindAddress;
        this.tlsPort = tlsPort;
        this.tlsNames = tlsNames;
        this.endpoint = endpoint("http", bindAddress, server.port());
        server.tls(() -> new InetSocketAddress(
                tls().endpoint().getHost(), tls().endpoint().getPort()));
    }

    /**
     * Starts one.
     *
     * @param port where to listen, 0 for any free port
     * @param tlsPort where to listen for HTTPS once that is asked for, 0 for any free port
     * @param tlsNames more names for its certificate
     * @throws MockImException if it cannot listen there
     */
    public static HttpHost start(
            String bindAddress, int port, int tlsPort, List<String> tlsNames, List<? extends Handler> doors) {
        DoorServer server = new DoorServer(bindAddress, port, doors);
        try {
            server.start();
        } catch (Exception e) { // what Jetty's start declares
            server.stop();
            throw failed(bindAddress, port, e);
        }
        return new HttpHost(server, bindAddress, tlsPort, tlsNames);
    }

    /** Where clients on this machine reach it. */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * HTTPS, which begins with the first call: making certificates takes time that most tests need not spend.
     *
     * @throws MockImException if it cannot listen
     */
    public synchronized MockImTls tls() {
        MockImTls found = tls;
        if (found == null) {
            List<String> names = new ArrayList<>(tlsNames);
            names.add(bindAddress);
            Certificates certificates = new Certificates(names);
            int port;
            try {
                port = server.listenTls(bindAddress, tlsPort, certificates.serverContext());
            } catch (Exception e) { // what Jetty's start declares
                throw failed(bindAddress, tlsPort, e);
            }
            found = new MockImTls(endpoint("https", bindAddress, port), certificates.authorityPem());
            tls = found;
        }
        return found;
    }

    /** Whether it listens. */
    public boolean isRunning() {
        return server.isRunning();
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
