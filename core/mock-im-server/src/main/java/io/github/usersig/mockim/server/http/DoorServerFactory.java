package io.github.usersig.mockim.server.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import java.util.List;

/** Gives WireMock its HTTP server. */
final class DoorServerFactory implements HttpServerFactory {

    private final List<DoorHandler> doors;

    DoorServerFactory(List<? extends DoorHandler> doors) {
        this.doors = List.copyOf(doors);
    }

    @Override
    public String getName() {
        return "usersig-mock-im";
    }

    @Override
    public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        return new DoorServer(options, admin, stubs, doors);
    }
}
