package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.UserIdRule;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.server.internal.client.ClientCommands;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.tenant.Device;
import io.github.usersig.mockim.server.internal.tenant.GateLimits;
import io.github.usersig.mockim.server.internal.tenant.Session;
import io.github.usersig.mockim.server.internal.tenant.Session.Credential;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.TinyIds;
import java.util.Optional;

/**
 * Lets users in: with a UserSig, checked as at the REST door, or after a break with the A2 that the client got when it logged
 * in. An A2 is good as long as the UserSig it was got with, kicks included.
 */
final class Login {

    private final Tenant tenant;
    private final Peer peer;
    private final SdkSocket socket;

    Login(Tenant tenant, Peer peer, SdkSocket socket) {
        this.tenant = tenant;
        this.peer = peer;
        this.socket = socket;
    }

    /**
     * Somebody who is in.
     *
     * @param a2 what to come back with
     * @param reply what the client is told
     */
    record Result(Session session, String a2, ObjectNode reply) {}

    /** @throws Refusal if not */
    Result logIn(Packet packet) {
        boolean back = packet.text("usersig").isEmpty() && !packet.text("a2").isEmpty();
        Ticket ticket = back ? read(tenant, packet.text("a2")) : fresh(packet);
        Session session = new Session(
                Caller.client(ticket.userId(), ticket.device().optPlatform(), peer.address()),
                ticket.device(),
                ticket.instance(),
                ticket.number(),
                ticket.credential(),
                new SocketLine(socket));
        tenant.sessions().listenBy(() -> new ClientPushes(tenant));
        Verdict verdict = tenant.sessions().begin(session);
        if (back) {
            requireGood(verdict);
        } else {
            require(verdict);
        }
        String a2 = back ? packet.text("a2") : ticket.sign(tenant.app());
        ObjectNode reply = Reply.ok().fields();
        reply.put("A2Key", a2);
        reply.put("TinyId", TinyIds.of(session.userId()));
        reply.put("InstId", session.number());
        reply.put("TimeStamp", tenant.now().getEpochSecond());
        reply.put("PurchaseBits", ClientCommands.PURCHASE_BITS);
        return new Result(session, a2, reply);
    }

    private Ticket fresh(Packet packet) {
        String userId = packet.text("identifier");
        String userSig = packet.text("usersig");
        GateLimits limits = tenant.limits();
        long nowSeconds = tenant.now().getEpochSecond();
        if (limits.isLocked(userId, nowSeconds)) {
            throw new Refusal(
                    ImError.TOO_MANY_FAILED_CHECKS, "too many bad UserSigs of this identifier: wait a minute");
        }
        Optional<Verdict> refusal = tenant.refusal(userId, userSig);
        if (refusal.isPresent()) {
            limits.failed(userId, nowSeconds);
            throw new Refusal(refusal.get().code(), refusal.get().reason());
        }
        UserIdRule.PRINTABLE_ASCII.violation(userId).ifPresent(violation -> {
            throw new Refusal(ImError.ACCOUNT_PARAMETER_ILLEGAL, violation);
        });
        return new Ticket(
                userId,
                Device.of(packet.head().path("platform").asInt(peer.platform())),
                peer.instance(),
                tenant.sessions().nextNumber(),
                Credential.of(UserSig.parse(userSig)));
    }

    /** Refuses who may not, for the reason that was found. */
    static void require(Verdict verdict) {
        if (!verdict.isAccepted()) {
            throw new Refusal(verdict.code(), verdict.reason());
        }
    }

    /**
     * Refuses who comes back and may not, with 70001 whatever the reason: with any other code the Web client goes on as if it
     * were logged in.
     */
    static void requireGood(Verdict verdict) {
        if (!verdict.isAccepted()) {
            throw new Refusal(ImError.USERSIG_EXPIRED, verdict.reason());
        }
    }

    static Ticket read(Tenant tenant, String a2) {
        return Ticket.read(tenant.app(), a2)
                .orElseThrow(() -> new Refusal(
                        ImError.USERSIG_EXPIRED, "the a2 is none that this mock gave out: log in with a UserSig"));
    }
}
