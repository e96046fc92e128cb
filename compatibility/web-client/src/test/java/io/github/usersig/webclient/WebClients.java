package io.github.usersig.webclient;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens the clients of one test, each in a process of its own: one process can hold one client only. */
final class WebClients implements AutoCloseable {

    private final ClientKind kind;
    private final List<WebClient> open = new CopyOnWriteArrayList<>();

    WebClients(ClientKind kind) {
        this.kind = kind;
    }

    /** A client that knows where the mock is and has not logged in. */
    WebClient connectTo(MockIm im) {
        return connectTo(
                im,
                im.webSocketEndpoint(),
                kind == ClientKind.LITE
                        ? Map.of("TLS_PORT", String.valueOf(im.tls().endpoint().getPort()))
                        : Map.of());
    }

    /** The same by WSS; the client, which must run in Node, trusts the mock's authority. */
    WebClient connectEncryptedTo(MockIm im) {
        try {
            var authority = Files.writeString(
                    Files.createTempFile("mock-im", ".pem"), im.tls().caCertificate());
            authority.toFile().deleteOnExit();
            return connectTo(
                    im,
                    URI.create("wss://" + im.tls().endpoint().getAuthority()),
                    Map.of("NODE_EXTRA_CA_CERTS", authority.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebClient connectTo(MockIm im, URI proxyServer, Map<String, String> environment) {
        var client = new WebClient(kind, environment);
        open.add(client);
        client.create(im.app().sdkAppId(), proxyServer);
        return client;
    }

    /** A client that has logged in and is ready. */
    WebClient login(MockIm im, UserSig sig) {
        var client = connectTo(im);
        client.login(sig.userId(), sig.text());
        return client;
    }

    /** The same, with a UserSig that the mock issues. */
    WebClient login(MockIm im, String userId) {
        return login(im, im.issueUserSig(userId));
    }

    @Override
    public void close() {
        open.forEach(WebClient::close);
    }
}
