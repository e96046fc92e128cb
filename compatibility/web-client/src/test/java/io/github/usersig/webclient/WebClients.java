package io.github.usersig.webclient;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens the clients of one test, each in a process of its own: one process can hold one client only. */
final class WebClients implements AutoCloseable {

    private final ClientKind kind;
    private final List<WebClient> open = new CopyOnWriteArrayList<>();

    WebClients(ClientKind kind) {
        this.kind = kind;
    }

    /** A client that knows where the mock is and has not logged in. */
    WebClient connectTo(SdkApp app, URI endpoint) {
        var client = new WebClient(kind);
        open.add(client);
        client.create(app.sdkAppId(), endpoint);
        return client;
    }

    WebClient connectTo(MockIm im) {
        return connectTo(im.app(), im.endpoint());
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
