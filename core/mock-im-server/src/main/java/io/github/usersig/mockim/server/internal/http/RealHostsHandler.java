package io.github.usersig.mockim.server.internal.http;

import io.github.usersig.mockim.RealHosts;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ConnectHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A proxy for clients that have a host of the real service built in: what they send there by CONNECT comes to the mock's own
 * HTTPS. For any other host it is no proxy: nothing leaves the machine by way of the mock.
 */
final class RealHostsHandler extends Handler.Wrapper {

    private final Supplier<InetSocketAddress> tls;
    private @Nullable ConnectHandler tunnels;

    /** @param tls where the mock listens for HTTPS, asked for when somebody comes */
    RealHostsHandler(Handler next, Supplier<InetSocketAddress> tls) {
        super(next);
        this.tls = tls;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!HttpMethod.CONNECT.is(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        if (RealHosts.include(hostOf(request))) {
            return tunnels().handle(request, response, callback);
        }
        Response.writeError(
                request,
                response,
                callback,
                HttpStatus.FORBIDDEN_403,
                "the mock is a proxy for the hosts of Tencent Cloud IM only");
        return true;
    }

    private static String hostOf(Request request) {
        String host = request.getHttpURI().getHost();
        return host == null ? "" : host;
    }

    /** Made with the first of them, for it has a selector and a thread of its own: most mocks never have one. */
    private synchronized ConnectHandler tunnels() throws Exception {
        ConnectHandler made = tunnels;
        if (made == null) {
            made = new ConnectHandler() {
                @Override
                protected InetSocketAddress newConnectAddress(String host, int port) {
                    return tls.get();
                }
            };
            made.setServer(getServer());
            made.start();
            addBean(made, true); // stopped with this one
            tunnels = made;
        }
        return made;
    }
}
