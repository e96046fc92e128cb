package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers when it cannot: to a request that is no HTTP as Jetty has it, and with what is the mock's own fault as
 * JSON, in the form of the door that failed. The latter is logged, too: a test sees a 500, and what caused it stands nowhere else.
 */
final class Faults extends ErrorHandler {

    /** By the JDK's own logging, which without settings writes to the standard error stream. */
    private static final Logger LOG = System.getLogger("io.github.usersig.mockim");

    private static final String REST_PATH = "/v4/";
    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    private final Secrets secrets;

    Faults(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Also says that the connection is closed after what was no HTTP, for Jetty forgets it where the first line was at fault. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        Request masked = new Masked(request, secrets);
        Throwable cause = (Throwable) request.getAttribute(ERROR_EXCEPTION);
        String refusal = cause instanceof HttpException refused ? refused.getReason() : null;
        if (response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR_500
                || (refusal == null && isOfTheConnection(cause))) {
            return super.handle(masked, response, callback);
        }
        String asked = request.getMethod() + " " + masked.getHttpURI().getPathQuery();
        log(
                "the mock failed to answer " + asked + " with anything but " + response.getStatus()
                        + (refusal == null ? "" : ": " + refusal),
                refusal == null ? cause : null);
        String reason = refusal == null ? faultOf(cause) : refusal;
        response.getHeaders().put(JSON);
        response.write(
                true,
                ByteBuffer.wrap(body(request, response.getStatus(), reason).getBytes(UTF_8)),
                callback);
        return true;
    }

    /** What a door of plain requests answers when it has failed, which is logged. */
    JsonAnswer ofDoor(String asked, Throwable cause) {
        int status = HttpStatus.INTERNAL_SERVER_ERROR_500;
        log("the mock failed to answer " + secrets.mask(asked) + " with anything but " + status, cause);
        return new JsonAnswer(status, restBody(status, faultOf(cause)).getBytes(UTF_8), HttpFields.EMPTY);
    }

    private String faultOf(@Nullable Throwable cause) {
        return "the mock failed: " + (cause == null ? "for no known reason" : secrets.mask(cause.toString()))
                + ". It is its fault; its log has more";
    }

    /** The client has gone, was too slow, or is let go as a test wants; or the mock stops. */
    private static boolean isOfTheConnection(@Nullable Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof QuietException
                || cause instanceof RejectedExecutionException;
    }

    private static String body(Request request, int status, String reason) {
        String path = request.getHttpURI().getPath();
        return path != null && path.startsWith(REST_PATH)
                ? restBody(status, reason)
                : Json.object().put("error", reason).toString();
    }

    private static String restBody(int status, String reason) {
        return Json.object()
                .put("ActionStatus", "FAIL")
                .put("ErrorInfo", reason)
                .put("ErrorCode", status)
                .toString();
    }

    /** The cause as text: a logger would write the messages in it as they are. */
    void log(String what, @Nullable Throwable cause) {
        StringWriter text = new StringWriter();
        text.write(what);
        if (cause != null) {
            text.write(": ");
            cause.printStackTrace(new PrintWriter(text, true));
        }
        LOG.log(Level.ERROR, secrets.mask(text.toString().stripTrailing()));
    }

    /** A request as an error page may show it. */
    private static final class Masked extends Request.Wrapper {

        private final Secrets secrets;

        Masked(Request request, Secrets secrets) {
            super(request);
            this.secrets = secrets;
        }

        @Override
        public HttpURI getHttpURI() {
            return HttpURI.from(secrets.mask(super.getHttpURI().toString()));
        }
    }
}
