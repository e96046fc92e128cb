package io.github.usersig.mockim.server.internal.upload;

import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.command.app.UploadAddresses;
import io.github.usersig.mockim.server.internal.http.Answering;
import io.github.usersig.mockim.server.internal.http.Body;
import io.github.usersig.mockim.server.internal.http.DoorHandler;
import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import io.github.usersig.mockim.server.internal.tenant.JournalNote;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import io.github.usersig.mockim.server.internal.tenant.Uploads.Permit;
import io.github.usersig.mockim.server.internal.tenant.Uploads.Upload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * What stands in for the service's store of pictures, files, sounds and videos: {@code PUT} with a token that is good once, and
 * {@code GET} for whoever knows the address. It is on the mock's own port, so what is fetched must run nothing there: a browser
 * shows pictures and plays sounds and videos, in a sandbox, and saves all else.
 */
public final class UploadDoor extends DoorHandler {

    private static final Pattern PATH =
            Pattern.compile(Pattern.quote(UploadAddresses.ROOT) + "(?<app>[0-9]{1,18})/(?<id>[0-9a-f]{32})/[^/]*");

    /** What a browser shows or plays. All else it saves. */
    private static final Pattern SHOWN = Pattern.compile("(image|audio|video)/[A-Za-z0-9.+-]{1,60}");

    private static final String ANYBODY = "*";

    private final Tenants tenants;

    /** A door to these tenants. */
    public UploadDoor(Tenants tenants) {
        super(UploadAddresses.ROOT, 0);
        this.tenants = tenants;
    }

    /** A file, for who may upload one; nobody else's bytes are kept. */
    @Override
    protected int longestBody(Request request) {
        Optional<Asked> asked = asked(request);
        return asked.flatMap(it -> permit(it, request)).isPresent() && HttpMethod.PUT.is(request.getMethod())
                ? longest(asked.orElseThrow().tenant())
                : 0;
    }

    private static int longest(Tenant tenant) {
        return (int) Math.min(tenant.media().longestUpload(), tenant.uploads().mostBytes());
    }

    /** Whose file a request is about, and which. */
    private record Asked(Tenant tenant, String id) {}

    private Optional<Asked> asked(Request request) {
        var path = PATH.matcher(Request.getPathInContext(request));
        if (!path.matches()) {
            return Optional.empty();
        }
        return tenants.find(Long.parseLong(path.group("app"))).map(tenant -> new Asked(tenant, path.group("id")));
    }

    private static Optional<Permit> permit(Asked asked, Request request) {
        Fields query = Request.extractQueryParameters(request);
        Tenant tenant = asked.tenant();
        return tenant.uploads()
                .permit(asked.id(), query.getValue(UploadAddresses.TOKEN), tenant.now())
                .filter(permit -> tenant.state().accounts().contains(permit.userId()));
    }

    @Override
    protected Answering answering(Request request, Body body) {
        String method = request.getMethod();
        return Answering.of(HttpMethod.PUT.is(method), () -> {
            if (HttpMethod.OPTIONS.is(method)) {
                return preflight();
            }
            Optional<Asked> asked = asked(request);
            if (asked.isEmpty()) {
                return refused(404, "there is no such file, nor was anybody allowed to upload it");
            }
            if (HttpMethod.PUT.is(method)) {
                return upload(asked.get(), request, body);
            }
            return HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method)
                    ? download(asked.get(), request)
                    : refused(405, "a file is uploaded by PUT and fetched by GET");
        });
    }

    /** Browsers ask first whether a page of another origin may send a file here: it may. */
    private static JsonAnswer preflight() {
        return new JsonAnswer(
                204,
                new byte[0],
                Map.of(
                        "Access-Control-Allow-Origin", ANYBODY,
                        "Access-Control-Allow-Methods", "GET, HEAD, PUT, OPTIONS",
                        "Access-Control-Allow-Headers", "content-type",
                        "Access-Control-Max-Age", "600"));
    }

    private static JsonAnswer upload(Asked asked, Request request, Body body) {
        long start = System.nanoTime();
        Tenant tenant = asked.tenant();
        Optional<Permit> permit = permit(asked, request);
        JsonAnswer answer = permit.map(it -> upload(tenant, it, request, body))
                .orElseGet(() -> refused(
                        403,
                        "nobody may upload this: its address is good for one file and a while, of a user who is"
                                + " there; im_cos_msg.pre_sig gives another"));
        note(asked, answer, permit.map(Permit::userId).orElse(""), "upload", start);
        return answer;
    }

    private static JsonAnswer upload(Tenant tenant, Permit permit, Request request, Body body) {
        int longest = longest(tenant);
        if (!body.complete()) {
            return refused(
                    413,
                    "the file has more than " + longest + " bytes: MediaSettings.withLongestUpload sets how many it may"
                            + " have, and no more than an eighth of the heap");
        }
        Optional<String> full = tenant.room().refusal();
        if (full.isPresent()) {
            return refused(503, full.get());
        }
        String type =
                Optional.ofNullable(request.getHeaders().get("Content-Type")).orElse("");
        boolean kept =
                tenant.uploads().keep(permit, type, body.bytes(), tenant.media().mostUploads());
        return kept
                ? new JsonAnswer(200, new byte[0], Map.of("Access-Control-Allow-Origin", ANYBODY))
                : refused(403, "somebody else uploaded this at the same time");
    }

    private static JsonAnswer download(Asked asked, Request request) {
        long start = System.nanoTime();
        Tenant tenant = asked.tenant();
        Optional<Upload> upload = tenant.uploads().find(asked.id());
        if (upload.isEmpty()) {
            JsonAnswer answer = refused(404, "there is no such file, or no longer: the newest are kept");
            note(asked, answer, "", "download", start);
            return answer;
        }
        HttpURI uri = request.getHttpURI();
        String url = uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
        if (tenant.exclusively(() -> tenant.state().files().isForbidden(url))) {
            JsonAnswer answer = refused(403, "the app has forbidden this file, by forbid_illegal_object");
            note(asked, answer, "", "download", start);
            return answer;
        }
        return file(upload.get());
    }

    private static JsonAnswer file(Upload upload) {
        boolean shown = SHOWN.matcher(upload.type()).matches();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", shown ? upload.type() : "application/octet-stream");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(
                "Content-Security-Policy",
                "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'");
        headers.put("Access-Control-Allow-Origin", ANYBODY);
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        headers.put("Referrer-Policy", "no-referrer");
        if (!shown) {
            String name =
                    URLEncoder.encode(upload.name(), StandardCharsets.UTF_8).replace("+", "%20");
            headers.put("Content-Disposition", "attachment; filename*=UTF-8''" + name);
        }
        return new JsonAnswer(200, upload.content(), headers);
    }

    private static void note(Asked asked, JsonAnswer answer, String userId, String command, long start) {
        Tenant tenant = asked.tenant();
        String said = new String(answer.json(), StandardCharsets.UTF_8);
        tenant.journal()
                .add(new JournalNote(tenant.now(), Door.SDK, command)
                        .by(userId)
                        .answered(answer.status() == 200 ? 0 : answer.status(), said)
                        .since(start));
    }

    private static JsonAnswer refused(int status, String why) {
        return new JsonAnswer(
                status, Json.object().put("error", why).bytes(), Map.of("Access-Control-Allow-Origin", ANYBODY));
    }
}
