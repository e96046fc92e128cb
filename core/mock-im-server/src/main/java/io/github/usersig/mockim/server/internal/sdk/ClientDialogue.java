package io.github.usersig.mockim.server.internal.sdk;

import io.github.usersig.ImError;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.server.internal.client.ClientCommands;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.JournalNote;
import io.github.usersig.mockim.server.internal.tenant.JournalRing;
import io.github.usersig.mockim.server.internal.tenant.Overrides;
import io.github.usersig.mockim.server.internal.tenant.Session;
import io.github.usersig.mockim.server.internal.tenant.Session.End;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is said on one connection: who it is, and what is answered. */
final class ClientDialogue {

    /** What clients say all the time and no test asks about: not in the journal unless refused, and overridden by nothing. */
    private static final Set<String> NOISE =
            Set.of("heartbeat/alive", "openim/ws_msg_push_ack", "imopenstat/tim_web_report_v2");

    /** By these a client reads what is there: the conversation list, and the messages that waited. */
    private static final Set<String> READS = Set.of("recentcontact/page_get", "openim/getmsg");

    private static final String LOGIN = "im_open_status/wslogin";
    private static final String LOGOUT = "im_open_status/wslogout";
    private static final String HEARTBEAT = "heartbeat/alive";

    private final Tenants tenants;
    private final ClientCommands commands;
    private final Peer peer;
    private final SdkSocket socket;
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private volatile @Nullable String a2;

    ClientDialogue(Tenants tenants, ClientCommands commands, Peer peer, SdkSocket socket) {
        this.tenants = tenants;
        this.commands = commands;
        this.peer = peer;
        this.socket = socket;
    }

    private Optional<Tenant> tenant() {
        return tenants.find(peer.sdkAppId());
    }

    long heartbeatTimeoutNanos() {
        return tenant().map(tenant -> tenant.sessions().settings())
                .orElse(SessionSettings.DEFAULT)
                .heartbeatTimeout()
                .toNanos();
    }

    /**
     * Answers a packet. Heartbeats may come while another is being answered, by another thread.
     *
     * @return when it is answered: later, if the app is asked first
     */
    CompletionStage<@Nullable Void> on(Packet packet) {
        Optional<Tenant> found = tenant();
        if (found.isEmpty()) {
            // Heartbeats are answered whatever is wrong: a client that got none would connect again and again.
            Reply reply = packet.command().equals(HEARTBEAT)
                    ? Reply.ok()
                    : Reply.refused(new Refusal(ImError.SDKAPPID_UNKNOWN, tenants.whyUnknown(peer.sdkAppId())));
            answer(packet, reply.telling(tenants.secrets()::mask), Instant.now());
            return CompletableFuture.completedFuture(null);
        }
        Tenant tenant = found.get();
        return tenant.mayKeepWaiting()
                ? CompletableFuture.supplyAsync(() -> on(packet, tenant), socket.elsewhere())
                        .thenCompose(answered -> answered)
                : on(packet, tenant);
    }

    /**
     * What was done.
     *
     * @param isOverridden whether the client got as much of it as the test wants it to
     */
    private record Done(Reply reply, boolean isOverridden) {}

    private CompletionStage<@Nullable Void> on(Packet packet, Tenant tenant) {
        long start = System.nanoTime();
        Instant at = tenant.now();
        JournalRing journal = tenant.journal(); // that of now: after a reset it is of no interest any more
        String command = packet.command();
        Session before = session.get();
        return Refusal.caught(
                        () -> dealWith(packet, tenant, at),
                        refusal -> new Done(said(Reply.refused(refusal), packet, tenant), false))
                .thenAccept(done -> {
                    Session after = session.get();
                    if (done.reply().code() != 0 || !NOISE.contains(command)) {
                        journal.add(note(packet, at, before == null ? after : before, done.reply(), start));
                    }
                    if (!done.isOverridden()) { // when the client has its answer, the journal has it too
                        answer(packet, done.reply().telling(tenant::masked), at);
                    }
                });
    }

    private CompletionStage<Done> dealWith(Packet packet, Tenant tenant, Instant at) {
        requireRate(tenant, packet.command(), at);
        Optional<CallOverride> override = override(tenant, packet.command(), packet);
        return override.isPresent()
                ? overridden(override.get(), tenant, packet, at).thenApply(reply -> new Done(reply, true))
                : run(tenant, packet).thenApply(reply -> new Done(said(reply, packet, tenant), false));
    }

    /** A reply as this app's clients get it. */
    private static Reply said(Reply reply, Packet packet, Tenant tenant) {
        return reply.as(tenant.profile(), Door.SDK, packet.command());
    }

    private static void requireRate(Tenant tenant, String command, Instant at) {
        if (!command.equals(HEARTBEAT) && tenant.limits().isTooMany(command, at.getEpochSecond())) {
            throw new Refusal(ImError.API_CALL_RATE_TOO_HIGH, "the command is called more often than the test allows");
        }
    }

    private CompletionStage<Reply> run(Tenant tenant, Packet packet) {
        return switch (packet.command()) {
            case LOGIN -> CompletableFuture.completedFuture(logIn(tenant, packet));
            case LOGOUT -> CompletableFuture.completedFuture(logOut(tenant));
            case HEARTBEAT -> CompletableFuture.completedFuture(heartbeat(tenant));
            default -> {
                Session present = requireSession(tenant, packet);
                if (READS.contains(packet.command())) {
                    socket.holdPushesBack(); // until it is answered: what comes meanwhile is newer than the answer
                }
                yield commands.run(
                        packet.command(),
                        tenant,
                        present.caller(),
                        packet.body(),
                        packet.bytes(),
                        peer.host(),
                        socket.elsewhere());
            }
        };
    }

    /** Whoever is online is pushed to, but the Web client loses what comes before it knows that it is logged in. */
    private Reply logIn(Tenant tenant, Packet packet) {
        socket.holdPushesBack();
        Session before = session.get();
        Login.Result result = logInBeforeFirstRead(tenant, packet);
        if (before != null && !before.userId().equals(result.session().userId())) {
            tenant.sessions().end(before, End.LOGOUT); // one user at a time, the last who logged in
        }
        session.set(result.session());
        a2 = result.a2();
        return Reply.ok(result.reply());
    }

    private Login.Result logInBeforeFirstRead(Tenant tenant, Packet packet) {
        boolean readAhead = socket.beginFirstRead();
        try {
            return new Login(tenant, peer, socket).logIn(packet);
        } catch (Refusal refusal) {
            if (!readAhead) { // whoever stays logged in here has read before
                socket.endFirstRead();
            }
            throw refusal;
        }
    }

    private Reply logOut(Tenant tenant) {
        Session ended = session.getAndSet(null);
        if (ended != null) {
            tenant.sessions().end(ended, End.LOGOUT);
        }
        return Reply.ok();
    }

    /** Not logged in is not refused: it has to be told once only that a UserSig has run out. */
    private Reply heartbeat(Tenant tenant) {
        Session present = session.get();
        if (present != null) {
            Verdict verdict = check(tenant, present);
            if (endUnlessGood(tenant, present, verdict)) { // if not, who asked meanwhile is told
                Login.require(verdict);
            }
        }
        return Reply.ok();
    }

    private Session requireSession(Tenant tenant, Packet packet) {
        Session present = session.get();
        if (present == null) {
            return comeBack(tenant, packet);
        }
        requireGood(tenant, present);
        String shown = packet.text("a2");
        if (!shown.isEmpty() && !shown.equals(a2)) {
            throw new Refusal(
                    ImError.USERSIG_USER_MISMATCH, "the a2 is not the one that this connection got when it logged in");
        }
        return present;
    }

    /** After a break the Web client first asks again what was left unanswered, and only then logs in with its A2. */
    private Session comeBack(Tenant tenant, Packet packet) {
        String shown = packet.text("a2");
        if (shown.isEmpty() || NOISE.contains(packet.command())) {
            throw new Refusal(ImError.TICKET_EXPIRED, "nobody is logged in on this connection: log in first");
        }
        Ticket ticket = Login.read(tenant, shown);
        if (tenant.sessions()
                .isLoggedOut(ticket.number())) { // any other code, and the Web client takes itself for kicked
            throw new Refusal(ImError.TICKET_EXPIRED, "this login has logged out: log in again");
        }
        Login.requireGood(tenant.sessions().check(ticket.userId(), ticket.number(), ticket.credential()));
        Login.Result result = new Login(tenant, peer, socket).logIn(packet);
        session.set(result.session());
        a2 = result.a2();
        return result.session();
    }

    private void requireGood(Tenant tenant, Session present) {
        Verdict verdict = check(tenant, present);
        endUnlessGood(tenant, present, verdict);
        Login.require(verdict);
    }

    private static Verdict check(Tenant tenant, Session present) {
        return tenant.sessions().check(present.userId(), present.number(), present.credential());
    }

    /** Says whether it has ended now, by this. */
    private boolean endUnlessGood(Tenant tenant, Session present, Verdict verdict) {
        if (verdict.isAccepted() || !session.compareAndSet(present, null)) {
            return false;
        }
        tenant.sessions().end(present, End.CLOSED);
        return true;
    }

    private Optional<CallOverride> override(Tenant tenant, String command, Packet packet) {
        if (NOISE.contains(command)) {
            return Optional.empty();
        }
        Session present = session.get();
        return tenant.overrides().take(command, present == null ? packet.text("identifier") : present.userId());
    }

    /** What a test made of it. There is no HTTP status here: the client gets no answer instead. */
    private CompletionStage<Reply> overridden(CallOverride override, Tenant tenant, Packet packet, Instant at) {
        String reason = "overridden by the test: " + override;
        Reply asked = Reply.refused(new Refusal(override.code(), reason));
        switch (override.effect()) {
            case NONE -> {
                return run(tenant, packet)
                        .thenApply(reply -> said(reply, packet, tenant).telling(tenant::masked))
                        .thenApply(reply -> {
                            answer(packet, reply, at, Overrides.delayOf(override));
                            return reply;
                        });
            }
            case CODE -> answer(packet, asked, at, Overrides.delayOf(override));
            case HTTP_STATUS -> letPushesGo(packet);
            case RESET -> socket.abort();
            case TRUNCATE -> {
                return run(tenant, packet).thenApply(reply -> {
                    socket.abort();
                    return asked;
                });
            }
        }
        return CompletableFuture.completedFuture(asked);
    }

    private void answer(Packet packet, Reply reply, Instant at) {
        answer(packet, reply, at, Duration.ZERO);
    }

    private void answer(Packet packet, Reply reply, Instant at, Duration delay) {
        byte[] frame = packet.answer(reply.toJson(), at.getEpochSecond());
        if (delay.isZero()) {
            answer(packet, frame);
        } else {
            socket.later(delay, () -> answer(packet, frame));
        }
    }

    private void answer(Packet packet, byte[] frame) {
        socket.answer(frame);
        if (packet.command().equals(LOGIN)) {
            socket.expectFirstRead();
        }
        letPushesGo(packet);
    }

    private void letPushesGo(Packet packet) {
        if (packet.command().equals(LOGIN) || READS.contains(packet.command())) {
            socket.letPushesGo();
        }
    }

    private static JournalNote note(Packet packet, Instant at, @Nullable Session by, Reply reply, long start) {
        String userSig = packet.text("usersig");
        JournalNote note = new JournalNote(at, Door.SDK, packet.command())
                .answered(reply.code(), reply.reason())
                .since(start);
        if (by == null || !userSig.isEmpty()) {
            note.by(packet.text("identifier")).with(userSig.isEmpty() ? null : userSig);
        } else {
            note.by(by.userId()).withFingerprint(by.credential().fingerprint());
        }
        return note;
    }

    /** The mock hangs up. */
    void closing(int status, String reason) {
        Session present = session.get();
        tenant().ifPresent(tenant -> tenant.journal()
                .add(new JournalNote(tenant.now(), Door.SDK, "close")
                        .by(present == null ? "" : present.userId())
                        .withFingerprint(
                                present == null ? "" : present.credential().fingerprint())
                        .answered(status, reason)));
    }

    /** The connection is gone. */
    void closed(boolean timedOut) {
        Session ended = session.getAndSet(null);
        if (ended != null) {
            tenant().ifPresent(tenant -> tenant.sessions().end(ended, timedOut ? End.TIMEOUT : End.CLOSED));
        }
    }
}
