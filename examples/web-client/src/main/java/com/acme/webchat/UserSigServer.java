package com.acme.webchat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tencentyun.TLSSigAPIv2;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Acme's server: gives those who use its pages their UserSigs, as {@code GET /usersig?user=alice}. */
public final class UserSigServer implements AutoCloseable {

    /** Short, so that what leaks is soon worthless. The pages fetch another when it has run out. */
    static final Duration VALIDITY = Duration.ofHours(1);

    private final UnaryOperator<String> userSigs;
    private final HttpServer http;

    /** Starts on a free port of this machine. */
    public UserSigServer(long sdkAppId, String secretKey) throws IOException {
        this(user -> new TLSSigAPIv2(sdkAppId, secretKey).genUserSig(user, VALIDITY.toSeconds()));
    }

    UserSigServer(UnaryOperator<String> userSigs) throws IOException {
        this.userSigs = userSigs;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/usersig", this::giveUserSig);
        http.start();
    }

    /** Where the pages find it. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    // A real one would first make sure that it is this user who asks.
    private void giveUserSig(HttpExchange exchange) throws IOException {
        String user = exchange.getRequestURI().getQuery().replaceFirst("^user=", "");
        byte[] userSig = userSigs.apply(user).getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, userSig.length);
        try (exchange) {
            exchange.getResponseBody().write(userSig);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
