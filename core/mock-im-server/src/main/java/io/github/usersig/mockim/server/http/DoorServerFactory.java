package io.github.usersig.mockim.server.http;

import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** Gives WireMock its HTTP server. */
final class DoorServerFactory implements HttpServerFactory {

    private final List<Handler> doors;
    private final Stubs stubs;
    private volatile @Nullable DoorServer built;

    DoorServerFactory(List<? extends Handler> doors, Stubs stubs) {
        this.stubs = stubs;
        this.doors = List.copyOf(doors);
    }

    /** The server that was built last. */
    DoorServer server() {
        return requireNonNull(built, "no server was built");
    }

    @Override
    public String getName() {
        return "usersig-mock-im";
    }

    @Override
    public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubHandler) {
        DoorServer server = new DoorServer(options, admin, stubHandler, stubs, doors);
        built = server;
        return server;
    }
}
