package io.github.usersig.mockim.server.internal.sdk;

import io.github.usersig.mockim.server.internal.client.ClientCommands;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.http.Leaving;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
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
public final class SdkDoor extends Handler.Abstract.NonBlocking implements Leaving {

    private static final String PATH = "/binfo";

    private final Tenants tenants;
    private final Commands rest;
    private @Nullable Opened opened;

    private record Opened(ClientCommands commands, WebSocketMappings mappings, Watch watch) {}

    /** A door to these tenants. */
    public SdkDoor(Tenants tenants, Commands commands) {
        this.tenants = tenants;
        this.rest = commands;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals(PATH)) {
            return false;
        }
        Opened door = opened();
        return door.mappings().upgrade(new Negotiator(door), request, response, callback, null);
    }

    @Override
    public void leave(String reason) {
        Opened door = ifOpened();
        if (door != null) {
            door.watch().letGo(reason);
        }
    }

    @Override
    public boolean isLeft() {
        Opened door = ifOpened();
        return door == null || door.watch().isEmpty();
    }

    private synchronized @Nullable Opened ifOpened() {
        return opened;
    }

    /** Made with the first client: most mocks never have one. */
    private synchronized Opened opened() {
        Opened made = opened;
        if (made == null) {
            made = new Opened(
                    new ClientCommands(rest),
                    new WebSocketMappings(new WebSocketComponents(
                            null,
                            null,
                            getServer().getByteBufferPool(),
                            null,
                            null,
                            getServer().getThreadPool())),
                    new Watch(getServer().getScheduler()));
            opened = made;
        }
        return made;
    }

    private final class Negotiator implements WebSocketNegotiator {

        private final Opened door;

        Negotiator(Opened door) {
            this.door = door;
        }

        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            response.setExtensions(List.of()); // the Web client offers compression, and does without
            Peer peer = Peer.of(request);
            return new SdkSocket(
                    door.watch(),
                    getServer().getThreadPool(),
                    socket -> new ClientDialogue(tenants, door.commands(), peer, socket));
        }

        @Override
        public void customize(Configuration configuration) {
            configuration.setMaxFrameSize(SdkSocket.LONGEST_FRAME);
            configuration.setIdleTimeout(
                    Duration.ZERO); // the watch sees to it, by what clients say and not by what they get
        }
    }
}
