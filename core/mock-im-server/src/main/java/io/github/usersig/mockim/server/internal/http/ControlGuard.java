package io.github.usersig.mockim.server.internal.http;

import io.github.usersig.mockim.RealHosts;
import io.github.usersig.mockim.internal.control.ControlToken;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages of others away from what controls the mock: our own control door and WireMock's admin API. A page in the
 * developer's browser can send requests to this machine, but it cannot lie about where it is from and which host it asks for.
 * Other programs are kept away as well if the mock was given a token.
 * What apps and their clients ask is not looked at.
 */
public final class ControlGuard {

    private static final String MOCK = "/__mock";
    private static final String ADMIN = "/__admin";

    /** What is no control, and asked without a token: probes ask for the one by any name, and the other is the app's, by a name that cannot be guessed. */
    private static final Pattern OPEN = Pattern.compile("/__mock/(ready|tenants/[0-9]+/files/[^/]+)");

    private static final Pattern SHUTDOWN = Pattern.compile("/__admin/+shutdown/*");
    private static final Pattern ECHOED = Pattern.compile("[A-Za-z0-9._:/\\[\\]-]{1,100}");
    private static final HttpHeader ORIGIN = HttpHeader.ORIGIN;
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String FETCH_MODE = "Sec-Fetch-Mode";

    private final ControlHosts hosts;
    private final @Nullable ControlToken token;
    private final boolean proxying;
    private final Secrets secrets;

    /**
     * A guard that knows these names.
     *
     * @param token what whoever controls the mock must send; null if nothing
     * @param proxying whether stubs may lead elsewhere
     * @param secrets what no answer may show
     */
    public ControlGuard(ControlHosts hosts, @Nullable ControlToken token, boolean proxying, Secrets secrets) {
        this.hosts = hosts;
        this.token = token;
        this.proxying = proxying;
        this.secrets = secrets;
    }

    /** Whether WireMock's stubs may lead elsewhere. */
    boolean allowsProxying() {
        return proxying;
    }

    /** What no answer may show. */
    Secrets secrets() {
        return secrets;
    }

    /** Asks it before this one. */
    Handler before(Handler next) {
        return new Guarded(next);
    }

    private final class Guarded extends Handler.Wrapper {

        Guarded(Handler next) {
            super(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            boolean admin = isBelow(ADMIN, path);
            if (!admin && (!isBelow(MOCK, path) || OPEN.matcher(path).matches())) {
                return super.handle(request, response, callback);
            }
            Optional<JsonAnswer> refusal = refusal(request, path, admin);
            if (refusal.isEmpty()) {
                return super.handle(admin ? new Guardless(request) : request, response, callback);
            }
            refuse(refusal.get(), request, response, callback);
            return true;
        }
    }

    private static boolean isBelow(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    private Optional<JsonAnswer> refusal(Request request, String path, boolean admin) {
        Optional<JsonAnswer> foreign = refusalOf(request);
        if (foreign.isPresent()) {
            return foreign;
        }
        if (token != null && !token.isIn(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
            return Optional.of(unknown(request));
        }
        if (SHUTDOWN.matcher(path).matches()) {
            return refused(
                    403,
                    "the mock is not stopped by a request: end its process or container, or call MockImServer.close()");
        }
        boolean fromABrowser =
                request.getHeaders().contains(ORIGIN) || request.getHeaders().contains(FETCH_SITE);
        if ((fromABrowser || !admin) && hasBody(request) && !isJson(request)) {
            return refused(
                    415,
                    "a body for " + (admin ? ADMIN : MOCK) + " must be JSON and say so: send the header"
                            + " \"Content-Type: application/json\", as curl does with -H 'Content-Type: application/json'");
        }
        return Optional.empty();
    }

    /** Why a request has no business with what controls the mock, by its host and by the page that it comes from; nothing if it has. */
    public Optional<JsonAnswer> refusalOf(Request request) {
        Optional<String> host = foreignHost(request);
        if (host.isPresent()) {
            return refused(403, ofHost(host.get()));
        }
        String origin = request.getHeaders().get(ORIGIN);
        if (origin != null) {
            return isOwn(origin, request)
                    ? Optional.empty()
                    : refused(
                            403,
                            "pages of " + (ECHOED.matcher(origin).matches() ? origin : "another origin")
                                    + " may not control the mock, only its own page may. If the mock stands behind a proxy"
                                    + " under that name, start it with --allow-host NAME (" + OTHER_WAYS + ")");
        }
        String site = request.getHeaders().get(FETCH_SITE);
        boolean byAnotherSite = site != null
                && (site.equalsIgnoreCase("cross-site") || site.equalsIgnoreCase("same-site"))
                && !isNavigation(request);
        return byAnotherSite
                ? refused(
                        403,
                        "pages of other origins may not control the mock, only its own page may; tests ask it without a"
                                + " browser. Names of the mock are told by --allow-host (" + OTHER_WAYS + ")")
                : Optional.empty();
    }

    private static final String OTHER_WAYS =
            "or MOCK_IM_ALLOWED_HOSTS, MockImServer.builder().allowHosts, MockImContainer.withAllowedHosts";

    private static String ofHost(String host) {
        if (host.isEmpty()) {
            return "a request that controls the mock must say for which host it is: send a header Host";
        }
        if (RealHosts.include(ControlHosts.plain(host))) {
            return host + " is a host of the real service, which has no such path: the mock is controlled at its own"
                    + " address, MockIm.endpoint(). No --allow-host changes that";
        }
        boolean tellable = ECHOED.matcher(host).matches();
        return "the mock is controlled at localhost, at an IP address, and under names that it was told, not at "
                + (tellable ? "\"" + host + "\"" : "the one this request is for")
                + ". If that is the mock, start it with"
                + " --allow-host " + (tellable ? host : "NAME") + " (" + OTHER_WAYS + ")";
    }

    /** The host that a request is for, if it is not one of the mock's; an empty text if it says none. */
    private Optional<String> foreignHost(Request request) {
        String header = request.getHeaders().get(HttpHeader.HOST);
        if (header == null) {
            return Optional.of("");
        }
        String url = request.getHttpURI().getHost(); // another one if the request is for a proxy
        String named = hostOf(header);
        if (url != null && !hosts.allow(url)) {
            return Optional.of(url);
        }
        return hosts.allow(named) ? Optional.empty() : Optional.of(named);
    }

    private static String hostOf(String authority) {
        try {
            String host = new HostPort(authority).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Whether a page is the mock's own, or of a name that somebody has given the mock. */
    private boolean isOwn(String origin, Request request) {
        String authority;
        String host;
        try {
            URI uri = URI.create(origin);
            authority = uri.getRawAuthority();
            host = uri.getHost();
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (authority == null || host == null) { // a page from a file says "null"
            return false;
        }
        String asked = request.getHeaders().get(HttpHeader.HOST);
        String scheme = request.getHttpURI().getScheme();
        boolean same = authority.equalsIgnoreCase(asked)
                && origin.toLowerCase(Locale.ROOT).startsWith(scheme + "://");
        return same || hosts.isNamed(host);
    }

    /** Whether somebody follows a link, or writes the address: the page that has the link sees nothing of the answer. */
    private static boolean isNavigation(Request request) {
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        return reads && "navigate".equalsIgnoreCase(request.getHeaders().get(FETCH_MODE));
    }

    private static boolean hasBody(Request request) {
        return request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static boolean isJson(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return plain.equals("application/json") || plain.endsWith("+json");
    }

    private JsonAnswer unknown(Request request) {
        String why = request.getHeaders().contains(HttpHeader.AUTHORIZATION)
                ? "the control token that was sent is not the one this mock was given"
                : "this mock was given a control token, and none was sent";
        return answer(
                401,
                why + ": send the header \"Authorization: Bearer TOKEN\", by MockImBackend.connect(endpoint, token),"
                        + " new ClientTokenAuthenticator(token) of WireMock, or curl -H; MockImContainer.getControlToken()"
                        + " tells that of a container",
                Map.of("WWW-Authenticate", "Bearer realm=\"mock-im\""));
    }

    private Optional<JsonAnswer> refused(int status, String why) {
        return Optional.of(answer(status, why, Map.of()));
    }

    private JsonAnswer answer(int status, String why, Map<String, String> headers) {
        return new JsonAnswer(
                status, Json.object().put("error", secrets.mask(why)).bytes(), headers);
    }

    /** Reads what was sent, so that the client gets to see the answer. */
    private static void refuse(JsonAnswer refusal, Request request, Response response, Callback callback) {
        BodyReader.read(request, 0, new BodyReader.Receiver() {
            @Override
            public void received(Body body) {
                if (body.abandoned()) {
                    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
                }
                Deliverer.deliver(refusal, request, response, callback);
            }

            @Override
            public void failed(Throwable cause) {
                callback.failed(cause);
            }
        });
    }

    /**
     * A request for WireMock without what is for the guard alone. Of an origin it would tell a browser that any page may read the
     * answer.
     */
    private static final class Guardless extends Request.Wrapper {

        private final HttpFields headers;

        Guardless(Request request) {
            super(request);
            HttpFields.Mutable copy = HttpFields.build(request.getHeaders());
            copy.remove(ORIGIN);
            copy.remove(HttpHeader.AUTHORIZATION);
            copy.remove(HttpHeader.ACCEPT_ENCODING); // what is compressed cannot be masked
            headers = copy.asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
