package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.http.Answering;
import io.github.usersig.mockim.server.internal.http.Body;
import io.github.usersig.mockim.server.internal.http.DoorHandler;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import io.github.usersig.mockim.server.internal.seed.Seeder;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * The control door, {@code /__mock/**}: {@link io.github.usersig.mockim.MockIm} over JSON, for tests and tools in other
 * processes and languages.
 *
 * <table>
 *   <caption>Requests, below {@code /__mock}; {@code {id}} is an SDKAppID</caption>
 *   <tr><th>request</th><th>body</th><th>answer</th></tr>
 *   <tr><td>GET ready</td><td></td><td>{@code {"ready": true}}</td></tr>
 *   <tr><td>GET openapi.json</td><td></td><td>all of this as an OpenAPI description</td></tr>
 *   <tr><td>GET tls</td><td></td><td>{@code {"port": 8443, "ca": "PEM"}}; the mock listens for HTTPS from then on</td></tr>
 *   <tr><td>GET tenants</td><td></td><td>{@code {"tenants": [1400000000]}}</td></tr>
 *   <tr><td>PUT tenants/{id}</td><td>{@code {"secretKey": "...", "admins": ["administrator"], "legacyPublicKey": "PEM"}};
 *       all but the key may be left out</td><td>201, or 409 if there is one already</td></tr>
 *   <tr><td>DELETE tenants/{id}</td><td></td><td>200, whether it was there or not</td></tr>
 *   <tr><td>GET tenants/{id}/accounts</td><td></td>
 *       <td>{@code {"accounts": [{"userId": "alice", "nick": "", "faceUrl": "", "platforms": ["Web"]}]}}</td></tr>
 *   <tr><td>POST tenants/{id}/accounts</td><td>{@code {"userIds": ["alice"]}}</td><td></td></tr>
 *   <tr><td>POST tenants/{id}/seed</td><td>{@code {"seed": "{\"accounts\": [...], ...}"}}: a text with the JSON that
 *       {@link io.github.usersig.mockim.MockIm#seed} describes; or that JSON itself</td><td></td></tr>
 *   <tr><td>POST tenants/{id}/issue</td><td>{@code {"userId": "alice", "validFor": "PT1H", "issuedAgo": "PT5M"}}; all but
 *       the user may be left out</td><td>{@code {"userSig": "..."}}</td></tr>
 *   <tr><td>POST tenants/{id}/explain</td><td>{@code {"userSig": "...", "userId": "alice"}}; the user may be left out</td>
 *       <td>{@code {"code", "field", "reason", "userId", "sdkAppId", "issuedAt", "expiresAt", "version"}}</td></tr>
 *   <tr><td>GET tenants/{id}/admins</td><td></td><td>{@code {"admins": ["administrator"]}}</td></tr>
 *   <tr><td>POST tenants/{id}/admins</td><td>{@code {"userId": "alice"}}</td><td></td></tr>
 *   <tr><td>GET tenants/{id}/messages?from=&amp;to=</td><td></td>
 *       <td>{@code {"messages": [{"from", "to", "at", "key", "text", "body"}]}}; {@code body} is a string</td></tr>
 *   <tr><td>GET tenants/{id}/messages?newest=100</td><td></td><td>the same, of the newest messages to users and to groups, in
 *       whose case {@code to} is a GroupId and {@code key} a MsgSeq</td></tr>
 *   <tr><td>GET tenants/{id}/journal?after=&amp;newest=&amp;command=&amp;caller=&amp;code=&amp;refused=&amp;from=&amp;to=;
 *       all may be left out</td><td></td><td>{@code {"dropped": 0, "last": 1, "entries": [{"number", "at", "door",
 *       "command", "caller", "userSig", "from", "to", "code", "reason", "reply", "tookNanos"}]}}; where none fits,
 *       {@code nearMisses} are told</td></tr>
 *   <tr><td>GET tenants/{id}/webhooks</td><td></td><td>the settings without the token; nothing if the app is not called</td></tr>
 *   <tr><td>PUT tenants/{id}/webhooks</td><td>{@code {"url": "http://127.0.0.1:8080/im/webhook", "token": "xxxxyyyy", "commands":
 *       ["State.StateChange"], "timeout": "PT2S", "refuseOnTimeout": false, "retries": 0}}; all but the URL may be left
 *       out</td><td></td></tr>
 *   <tr><td>DELETE tenants/{id}/webhooks</td><td></td><td></td></tr>
 *   <tr><td>GET tenants/{id}/webhookcalls?after=N</td><td></td><td>{@code {"entries": [...], "dropped": 0}}</td></tr>
 *   <tr><td>GET, POST, DELETE tenants/{id}/webhookoverrides</td><td>{@code {"command": "State.StateChange", "times": 3,
 *       "percent": 10, "effect": "LOSE", "delay": "PT1S"}}; all may be left out, an effect is LOSE, DELAY, DUPLICATE or
 *       REORDER</td><td>{@code {"overrides": [...]}}</td></tr>
 *   <tr><td>GET tenants/{id}/clock</td><td></td><td>{@code {"now": "2026-11-23T10:00:00Z"}}</td></tr>
 *   <tr><td>POST tenants/{id}/clock</td><td>one of {@code {"skew": "PT10M"}}, {@code {"freezeAt":
 *       "2027-01-01T00:00:00Z"}}, {@code {"advance": "PT23H"}}</td><td>the same</td></tr>
 *   <tr><td>DELETE tenants/{id}/clock</td><td>makes it real</td><td>the same</td></tr>
 *   <tr><td>POST tenants/{id}/kick</td><td>{@code {"userId": "alice", "at": "2026-11-23T10:00:00Z"}};
 *       now, if no time is given</td><td></td></tr>
 *   <tr><td>GET tenants/{id}/online?userId=</td><td></td><td>{@code {"platforms": ["Web"]}}</td></tr>
 *   <tr><td>POST tenants/{id}/online</td><td>{@code {"userId": "alice", "platforms": ["Web"]}}</td><td></td></tr>
 *   <tr><td>POST tenants/{id}/join</td><td>{@code {"groupId": "@TGS#1", "userId": "alice"}}</td><td></td></tr>
 *   <tr><td>GET tenants/{id}/files/{name}</td><td></td><td>a file that {@code get_history} made</td></tr>
 *   <tr><td>GET tenants/{id}/gate</td><td></td>
 *       <td>{@code {"familyCodes": false, "callsPerSecond": 0, "failedChecks": 0}}</td></tr>
 *   <tr><td>PUT tenants/{id}/gate</td><td>the same; what is left out is as by default</td><td>the same</td></tr>
 *   <tr><td>GET tenants/{id}/sessions</td><td></td>
 *       <td>{@code {"policy": "MULTI", "instances": {"Web": 2}, "heartbeatTimeout": "PT1M"}}</td></tr>
 *   <tr><td>PUT tenants/{id}/sessions</td><td>the same; what is left out is as by default</td><td>the same</td></tr>
 *   <tr><td>POST tenants/{id}/overrides</td><td>{@code {"command": "openim/sendmsg", "caller": "administrator", "times": 3,
 *       "percent": 10, "effect": "CODE", "code": 20004, "delay": "PT1S", "longestDelay": "PT3S"}}; all may be left out, an
 *       effect is NONE, CODE, HTTP_STATUS, RESET or TRUNCATE</td><td></td></tr>
 *   <tr><td>GET tenants/{id}/overrides</td><td></td><td>{@code {"overrides": [...]}}</td></tr>
 *   <tr><td>DELETE tenants/{id}/overrides</td><td></td><td></td></tr>
 *   <tr><td>POST tenants/{id}/snapshot</td><td></td><td>{@code {"snapshot": "1"}}</td></tr>
 *   <tr><td>POST tenants/{id}/restore</td><td>{@code {"snapshot": "1"}}</td><td></td></tr>
 *   <tr><td>POST tenants/{id}/reset</td><td></td><td></td></tr>
 *   <tr><td>POST tenants/{id}/login</td><td>{@code {"userId": "alice", "userSig": "..."}}</td>
 *       <td>{@code {"code": 0, "field": "", "reason": "..."}}</td></tr>
 * </table>
 *
 * <p>Where no answer is named it is {@code {}}. Instants are ISO 8601. Errors are {@code {"error": "..."}} with status
 * 400 (what was sent is at fault), 404 (no such tenant or path), 405 (wrong method), 409 (there already) or 413 (longer
 * than 8 MiB). No answer holds a secret key. The door has no password: whoever reaches the mock may use it.
 */
public final class ControlDoor extends DoorHandler {

    private static final Pattern TENANT = Pattern.compile("tenants/[0-9]+");

    private static final String PATH = "/__mock/";
    private static final int LONGEST_BODY = 8 * 1024 * 1024;

    private final ControlApi api;

    /**
     * A door to these tenants.
     *
     * @param seeder who fills tenants
     * @param host what it is a door of; gives it once that is started
     */
    public ControlDoor(Tenants tenants, Seeder seeder, Supplier<HttpHost> host) {
        super(PATH, LONGEST_BODY);
        this.api = new ControlApi(tenants, seeder, host);
    }

    @Override
    protected Answering answering(Request request, Body body) {
        return Answering.waiting(() -> answer(request, body));
    }

    private JsonAnswer answer(Request request, Body body) {
        try {
            ControlRequest asked = ControlRequest.of(
                    request.getMethod(), Request.getPathInContext(request).substring(PATH.length()), request, body);
            if (asked.path().equals("openapi.json") && asked.method().equals("GET")) {
                return new JsonAnswer(200, openApi(), Map.of());
            }
            Optional<byte[]> file = api.file(asked);
            if (file.isPresent()) {
                return new JsonAnswer(200, file.get(), Map.of("Content-Type", "application/gzip"));
            }
            boolean created =
                    asked.method().equals("PUT") && TENANT.matcher(asked.path()).matches();
            return answer(created ? 201 : 200, api.answer(asked));
        } catch (ControlFailure e) {
            return failure(e.status(), e.reason());
        } catch (IllegalArgumentException e) {
            return failure(400, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] openApi() {
        try (InputStream in = ControlDoor.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing in the jar of the mock");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonAnswer failure(int status, String reason) {
        return answer(status, JsonNodeFactory.instance.objectNode().put("error", reason));
    }

    private static JsonAnswer answer(int status, ObjectNode json) {
        return new JsonAnswer(status, json.toString().getBytes(UTF_8), Map.of());
    }
}
