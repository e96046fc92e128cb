package io.github.usersig.mockim.server.internal.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.RegisteredCommand;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.http.Answering;
import io.github.usersig.mockim.server.internal.http.Body;
import io.github.usersig.mockim.server.internal.http.Delivery;
import io.github.usersig.mockim.server.internal.http.Delivery.Interruption;
import io.github.usersig.mockim.server.internal.http.DoorHandler;
import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import io.github.usersig.mockim.server.internal.tenant.JournalNote;
import io.github.usersig.mockim.server.internal.tenant.JournalNote.Sent;
import io.github.usersig.mockim.server.internal.tenant.Overrides;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/**
 * The REST API for app admins, {@code POST /v4/<service>/<command>}.
 *
 * <p>As on the service the HTTP status is always 200, and the outcome is in the body. A request stands in the journal of
 * its tenant; one that names no tenant stands nowhere.
 */
public final class RestDoor extends DoorHandler {

    /** How much of a body is looked at. A message has at most 12 KB, a list of a thousand friends many times that. */
    static final int LONGEST_BODY = 256 * 1024;

    private static final String PATH = "/v4/";

    /** What the vendor's sample response has beside the usual. */
    private static final Map<String, String> HEADERS = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Headers", "X-Requested-With",
            "Access-Control-Allow-Methods", "POST");

    /** What a gateway says when the service behind it does not: no JSON. */
    private static final String GATEWAY_ERROR = "<html><head><title>Error</title></head><body>nginx</body></html>";

    private final Gate gate;

    /** A door to these tenants. */
    public RestDoor(Tenants tenants, Commands commands) {
        super(PATH, LONGEST_BODY);
        this.gate = new Gate(tenants, commands);
    }

    @Override
    protected Answering answering(Request http, Body body) {
        String command = Request.getPathInContext(http).substring(PATH.length());
        try {
            RestRequest request = gate.request(
                    http.getMethod(), command, http.getHttpURI().getQuery(), Request.getRemoteAddr(http), body);
            Tenant tenant = gate.tenant(request);
            HttpURI uri = http.getHttpURI();
            String host = uri.getScheme() + "://" + uri.getAuthority();
            boolean mayWait = tenant.mayKeepWaiting() || isLongWork(request);
            return new Answering(mayWait, () -> answer(request, tenant, host));
        } catch (Refusal refusal) {
            return new Answering(
                    false, () -> new JsonAnswer(200, Reply.refused(refusal).toBytes(), HEADERS));
        }
    }

    /** What is longer than a message are lists, and not answered in a few microseconds. */
    private static boolean isLongWork(RestRequest request) {
        return request.body().bytes().length > RegisteredCommand.LONGEST_MESSAGE
                || request.known().filter(RegisteredCommand::goesThroughAll).isPresent();
    }

    private JsonAnswer answer(RestRequest request, Tenant tenant, String host) {
        long start = System.nanoTime();
        Instant at = tenant.now();
        Outcome outcome = run(request, tenant, host);
        tenant.journal()
                .add(new JournalNote(at, Door.REST, request.command())
                        .by(request.parameters().find("identifier").orElse(""))
                        .with(request.parameters().find("usersig").orElse(null))
                        .sending(outcome.sent())
                        .answered(outcome.reply().code(), outcome.reason())
                        .saying(outcome.text())
                        .since(start));
        return outcome.toAnswer();
    }

    private Outcome run(RestRequest request, Tenant tenant, String host) {
        Sent sent = Sent.NOTHING;
        try {
            Caller admin = gate.admin(request, tenant);
            RegisteredCommand command = gate.command(request, tenant);
            ObjectNode body = gate.body(request, command);
            sent = SentMessages.of(command.sends(), admin.userId(), body);
            int bytes = request.body().bytes().length;
            Optional<CallOverride> override = tenant.overrides().take(request.command(), admin.userId());
            if (override.isEmpty()) {
                return Outcome.of(sent, command.run(tenant, admin, body, bytes, host));
            }
            return Outcome.of(sent, override.get(), () -> command.run(tenant, admin, body, bytes, host));
        } catch (Refusal refusal) {
            return Outcome.of(sent, Reply.refused(refusal));
        }
    }

    /**
     * What a command said, and what a test made of it.
     *
     * @param sent the message that was to be sent
     * @param text what the client gets; empty if nothing
     */
    private record Outcome(Sent sent, Reply reply, String reason, int status, String text, Delivery delivery) {

        static Outcome of(Sent sent, Reply reply) {
            return new Outcome(sent, reply, reply.reason(), 200, reply.toJson(), Delivery.PROMPT);
        }

        static Outcome of(Sent sent, CallOverride override, Supplier<Reply> command) {
            Duration delay = Overrides.delayOf(override);
            String reason = "overridden by the test: " + override;
            return switch (override.effect()) {
                case NONE -> {
                    Reply reply = command.get();
                    yield new Outcome(
                            sent, reply, reply.reason(), 200, reply.toJson(), new Delivery(delay, Interruption.NONE));
                }
                case CODE -> {
                    Reply reply = Reply.refused(new Refusal(override.code(), reason));
                    yield new Outcome(sent, reply, reason, 200, reply.toJson(), new Delivery(delay, Interruption.NONE));
                }
                case HTTP_STATUS ->
                    new Outcome(
                            sent,
                            Reply.ok(),
                            reason,
                            override.code(),
                            GATEWAY_ERROR,
                            new Delivery(delay, Interruption.NONE));
                case RESET -> new Outcome(sent, Reply.ok(), reason, 200, "", new Delivery(delay, Interruption.RESET));
                case TRUNCATE -> {
                    Reply reply = command.get();
                    yield new Outcome(
                            sent, reply, reason, 200, reply.toJson(), new Delivery(delay, Interruption.TRUNCATE));
                }
            };
        }

        JsonAnswer toAnswer() {
            Map<String, String> headers = status == 200 ? HEADERS : Map.of("Content-Type", "text/html");
            return new JsonAnswer(status, text.getBytes(UTF_8), headers, delivery);
        }
    }
}
