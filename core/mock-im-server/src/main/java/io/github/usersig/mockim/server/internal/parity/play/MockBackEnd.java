package io.github.usersig.mockim.server.internal.parity.play;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mock in this process. Nobody waits there: a pause moves the tenant's clock. */
public final class MockBackEnd implements BackEnd {

    private final MockImServer server;
    private final MockIm im;
    private final HttpBackEnd http;

    private MockBackEnd(MockImServer server, MockIm im) {
        this.server = server;
        this.im = im;
        this.http = HttpBackEnd.at(server.endpoint(), null);
    }

    /** Starts one for this app. */
    public static MockBackEnd start(SdkApp app) {
        MockImServer server = MockImServer.start();
        return new MockBackEnd(server, server.createTenant(app));
    }

    /** The tenant. */
    public MockIm im() {
        return im;
    }

    @Override
    public URI endpoint() {
        return http.endpoint();
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        return http.send(request);
    }

    @Override
    public void pause(Duration time) {
        im.clock().advance(time);
    }

    @Override
    public Instant now() {
        return im.clock().now();
    }

    @Override
    public @Nullable Integer rate() {
        return null;
    }

    @Override
    public void close() {
        server.close();
    }
}
