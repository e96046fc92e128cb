package io.github.usersig.mockim.server.rest;

import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.server.command.Commands;
import io.github.usersig.mockim.server.command.Refusal;
import io.github.usersig.mockim.server.command.Reply;
import io.github.usersig.mockim.server.http.Body;
import io.github.usersig.mockim.server.http.DoorHandler;
import io.github.usersig.mockim.server.http.JsonAnswer;
import io.github.usersig.mockim.server.tenant.Tenant;
import io.github.usersig.mockim.server.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

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

    private final Gate gate;

    /** A door to these tenants. */
    public RestDoor(Tenants tenants, Commands commands) {
        super(PATH, LONGEST_BODY);
        this.gate = new Gate(tenants, commands);
    }

    @Override
    protected JsonAnswer answer(Request request, Body body) {
        String command = Request.getPathInContext(request).substring(PATH.length());
        HttpURI uri = request.getHttpURI();
        String host = uri.getScheme() + "://" + uri.getAuthority();
        Reply reply = reply(request.getMethod(), command, uri.getQuery(), body, host);
        return new JsonAnswer(200, reply.toBytes(), HEADERS);
    }

    private Reply reply(String method, String command, @Nullable String query, Body body, String host) {
        RestRequest request;
        Tenant tenant;
        try {
            request = gate.request(method, command, query, body);
            tenant = gate.tenant(request);
        } catch (Refusal refusal) {
            return Reply.refused(refusal);
        }
        long start = System.nanoTime();
        Instant at = tenant.now();
        Reply reply = run(request, tenant, host);
        tenant.journal()
                .add(
                        at,
                        Door.REST,
                        command,
                        request.parameters().find("identifier").orElse(""),
                        reply.code(),
                        reply.reason(),
                        Duration.ofNanos(System.nanoTime() - start));
        return reply;
    }

    private Reply run(RestRequest request, Tenant tenant, String host) {
        try {
            String admin = gate.admin(request, tenant);
            Commands.Entry command = gate.command(request);
            return command.run(tenant, admin, gate.body(request), request.body().bytes().length, host);
        } catch (Refusal refusal) {
            return Reply.refused(refusal);
        }
    }
}
