package io.github.usersig.mockim.server.sdk;

import io.github.usersig.mockim.server.command.Commands;
import io.github.usersig.mockim.server.command.UserCommands;
import io.github.usersig.mockim.server.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket {@code /binfo} that clients of the IM SDK log in by. What they send and accept was observed of the Web client
 * (docs/web-client.md); the protocol is published nowhere.
 */
public final class SdkDoor extends Handler.Abstract {

    private static final String PATH = "/binfo";

    private final Tenants tenants;
    private final Commands rest;
    private @Nullable UserCommands commands;
    private @Nullable WebSocketMappings mappings;
    private @Nullable Watch watch;

    /** A door to these tenants. */
    public SdkDoor(Tenants tenants, Commands commands) {
        this.tenants = tenants;
        this.rest = commands;
    }

    @Override
    protected void doStart() throws Exception {
        mappings = new WebSocketMappings(new WebSocketComponents(
                null,
                null,
                getServer().getByteBufferPool(),
                null,
                null,
                getServer().getThreadPool()));
        watch = new Watch(getServer().getScheduler());
        super.doStart();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        WebSocketMappings upgrades = mappings;
        Watch watching = watch;
        return upgrades != null
                && watching != null
                && Request.getPathInContext(request).equals(PATH)
                && upgrades.upgrade(new Negotiator(watching), request, response, callback, null);
    }

    /** Made with the first client: most mocks never have one. */
    private synchronized UserCommands commands() {
        UserCommands made = commands;
        if (made == null) {
            made = new UserCommands(rest);
            commands = made;
        }
        return made;
    }

    private final class Negotiator implements WebSocketNegotiator {

        private final Watch watching;

        Negotiator(Watch watching) {
            this.watching = watching;
        }

        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            response.setExtensions(List.of()); // the Web client offers compression, and does without
            Peer peer = Peer.of(request);
            return new SdkSocket(
                    watching, getServer().getThreadPool(), socket -> new Exchange(tenants, commands(), peer, socket));
        }

        @Override
        public void customize(Configuration configuration) {
            configuration.setMaxFrameSize(SdkSocket.LONGEST_FRAME);
            configuration.setIdleTimeout(
                    Duration.ZERO); // the watch sees to it, by what clients say and not by what they get
        }
    }
}
