package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.server.internal.tenant.Session.FirstRead;
import io.github.usersig.mockim.server.internal.tenant.Session.Kept;
import io.github.usersig.mockim.server.internal.tenant.Session.Kick;
import io.github.usersig.mockim.server.internal.tenant.Session.Line;
import org.eclipse.jetty.websocket.core.CloseStatus;

/** The way to a client by its socket. */
record SocketLine(SdkSocket socket) implements Line {

    @Override
    public void send(byte[] frame) {
        socket.push(frame);
    }

    @Override
    public void send(byte[] frame, Kept message) {
        socket.push(frame, message);
    }

    @Override
    public void listRead() {
        socket.listRead();
    }

    @Override
    public FirstRead messagesRead() {
        return socket.messagesRead();
    }

    /** The connection stays, for the client answers with a logout or a new login on it. */
    @Override
    public void kicked(Kick why) {
        socket.pushUrgently(PushFrames.kick(why.type()));
    }

    /**
     * As the answer to a heartbeat nobody waits for. The Web client takes no notice, and learns of it with its next one; the
     * kit's own client does at once.
     */
    @Override
    public void expired() {
        socket.pushUrgently(
                ("{\"head\":{\"servcmd\":\"heartbeat.alive\",\"seq\":0},\"body\":{\"ActionStatus\":\"FAIL\",\"ErrorCode\":70001,"
                                + "\"ErrorInfo\":\"the UserSig has run out by the tenant's clock: log in with a new one\"}}")
                        .getBytes(UTF_8));
    }

    @Override
    public void close(String reason) {
        socket.close(CloseStatus.SHUTDOWN, reason);
    }
}
