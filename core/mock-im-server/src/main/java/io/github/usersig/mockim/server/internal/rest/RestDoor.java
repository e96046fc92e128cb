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
import io.github.usersig.mockim.server.internal.http.PlainDoor;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import io.github.usersig.mockim.server.internal.tenant.JournalNote;
import io.github.usersig.mockim.server.internal.tenant.JournalNote.Sent;
import io.github.usersig.mockim.server.internal.tenant.JournalRing;
import io.github.usersig.mockim.server.internal.tenant.Overrides;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The REST API for app admins, {@code POST /v4/<service>/<command>}.
 *
 * <p>As on the service the HTTP status is always 200, and the outcome is in the body. A request stands in the journal of
 * its tenant; one that names no tenant stands nowhere.
 */
public final class RestDoor extends DoorHandler implements PlainDoor {

    /** How much of a body is looked at. A message has at most 12 KB, a list of a thousand friends many times that. */
    static final int LONGEST_BODY = 256 * 1024;

    private static final String PATH = "/v4/";

    /** What the vendor's sample response has beside the usual. */
    private static final HttpFields HEADERS = JsonAnswer.fields(Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Headers", "X-Requested-With",
            "Access-Control-Allow-Methods", "POST"));

    private static final HttpFields NOT_JSON = JsonAnswer.fields(Map.of("Content-Type", "text/html"));

    /** What a gateway says when the service behind it does not: no JSON. */
    private static final String GATEWAY_ERROR = "<html><head><title>Error</title></head><body>nginx</body></html>";

    private final Gate gate;
    private final Secrets secrets;

    /** A door to these tenants. */
    public RestDoor(Tenants tenants, Commands commands) {
        super(PATH, LONGEST_BODY);
        this.gate = new Gate(tenants, commands);
        this.secrets = tenants.secrets();
    }

    @Override
    protected Answering answering(Request http, Body body) {
        return answering(Asked.of(http), body);
    }

    @Override
    public Answering answering(Asked asked, Body body) {
        try {
            RestRequest request = gate.request(asked, asked.path().substring(PATH.length()), body);
            Tenant tenant = gate.tenant(request);
            boolean takesLong = tenant.mayKeepWaiting() || isLongWork(request);
            return new Answering(takesLong, elsewhere -> answer(request, tenant, asked.host(), elsewhere));
        } catch (Refusal refusal) {
            return Answering.of(
                    false,
                    () -> new JsonAnswer(
                            200, Reply.refused(refusal).telling(secrets::mask).toBytes(), HEADERS));
        }
    }

    /** What is longer than a message are lists, and not answered in a few microseconds. */
    private static boolean isLongWork(RestRequest request) {
        return request.body().bytes().length > RegisteredCommand.LONGEST_MESSAGE
                || request.known().filter(RegisteredCommand::goesThroughAll).isPresent();
    }

    private CompletionStage<JsonAnswer> answer(
            RestRequest request, Tenant tenant, String host, @Nullable Executor elsewhere) {
        long start = System.nanoTime();
        Instant at = tenant.now();
        JournalRing journal = tenant.journal(); // that of now: after a reset it is of no interest any more
        Capturing capturing = Capturing.begin(request, tenant, at);
        return run(request, tenant, host, elsewhere).thenApply(outcome -> {
            journal.add(new JournalNote(at, Door.REST, request.command())
                    .by(request.parameters().find("identifier").orElse(""))
                    .with(request.parameters().find("usersig").orElse(null))
                    .sending(outcome.sent())
                    .answered(outcome.reply().code(), outcome.reason())
                    .saying(outcome.text())
                    .since(start));
            if (capturing != null) {
                capturing.answered(outcome.reply().code(), outcome.text());
            }
            return outcome.toAnswer();
        });
    }

    private CompletionStage<Outcome> run(
            RestRequest request, Tenant tenant, String host, @Nullable Executor elsewhere) {
        Caller admin;
        RegisteredCommand command;
        ObjectNode body;
        try {
            admin = gate.admin(request, tenant);
            command = gate.command(request, tenant);
            body = gate.body(request, command);
        } catch (Refusal refusal) {
            return CompletableFuture.completedFuture(
                    Outcome.of(Sent.NOTHING, said(Reply.refused(refusal), request, tenant)));
        }
        Sent sent = SentMessages.of(command.sends(), admin.userId(), body);
        int bytes = request.body().bytes().length;
        Optional<CallOverride> override = tenant.overrides().take(request.command(), admin.userId());
        Supplier<CompletionStage<Reply>> run = () -> command.run(tenant, admin, body, bytes, host, elsewhere)
                .thenApply(reply -> said(reply, request, tenant));
        return Refusal.caught(
                () -> override.isPresent()
                        ? Outcome.of(sent, override.get(), run)
                        : run.get().thenApply(reply -> Outcome.of(sent, reply)),
                refusal -> Outcome.of(sent, said(Reply.refused(refusal), request, tenant)));
    }

    /** A reply as this app's clients get it. */
    private static Reply said(Reply reply, RestRequest request, Tenant tenant) {
        return reply.as(tenant.profile(), Door.REST, request.command()).telling(tenant::masked);
    }

    /**
     * What a command said, and what a test made of it.
     *
     * @param sent the message that was to be sent
     * @param text what the client gets; empty if nothing
     */
    private record Outcome(Sent sent, Reply reply, String reason, int status, String text, Delivery delivery) {

        static Outcome of(Sent sent, Reply reply) {
            return of(sent, reply, reply.reason(), Delivery.PROMPT);
        }

        static CompletionStage<Outcome> of(Sent sent, CallOverride override, Supplier<CompletionStage<Reply>> command) {
            Duration delay = Overrides.delayOf(override);
            String reason = "overridden by the test: " + override;
            return switch (override.effect()) {
                case NONE ->
                    command.get()
                            .thenApply(
                                    reply -> of(sent, reply, reply.reason(), new Delivery(delay, Interruption.NONE)));
                case CODE ->
                    CompletableFuture.completedFuture(of(
                            sent,
                            Reply.refused(new Refusal(override.code(), reason)),
                            reason,
                            new Delivery(delay, Interruption.NONE)));
                case HTTP_STATUS ->
                    CompletableFuture.completedFuture(new Outcome(
                            sent,
                            Reply.ok(),
                            reason,
                            override.code(),
                            GATEWAY_ERROR,
                            new Delivery(delay, Interruption.NONE)));
                case RESET ->
                    CompletableFuture.completedFuture(
                            new Outcome(sent, Reply.ok(), reason, 200, "", new Delivery(delay, Interruption.RESET)));
                case TRUNCATE ->
                    command.get()
                            .thenApply(reply -> of(sent, reply, reason, new Delivery(delay, Interruption.TRUNCATE)));
            };
        }

        private static Outcome of(Sent sent, Reply reply, String reason, Delivery delivery) {
            return new Outcome(sent, reply, reason, 200, reply.toJson(), delivery);
        }

        JsonAnswer toAnswer() {
            return new JsonAnswer(status, text.getBytes(UTF_8), status == 200 ? HEADERS : NOT_JSON, delivery);
        }
    }
}
