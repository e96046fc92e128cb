package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.server.internal.http.Answering;
import io.github.usersig.mockim.server.internal.http.Body;
import io.github.usersig.mockim.server.internal.http.ControlGuard;
import io.github.usersig.mockim.server.internal.http.DoorHandler;
import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * The console page at {@code /}: a static page over the control door, for people. It gives way to any stub that wants the path.
 */
public final class ConsoleDoor extends DoorHandler {

    private static final String PATH = "/";

    private final ControlGuard guard;

    /**
     * A page at {@code /}.
     *
     * @param guard who says by which names it is shown
     */
    public ConsoleDoor(ControlGuard guard) {
        super(PATH, 0);
        this.guard = guard;
    }

    @Override
    protected boolean takes(Request request) {
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        return reads && Request.getPathInContext(request).equals(PATH);
    }

    @Override
    protected String urlsOfStubs() {
        return "";
    }

    @Override
    protected Answering answering(Request request, Body body) {
        return Answering.of(true, () -> guard.refusalOf(request).orElseGet(ConsoleDoor::page));
    }

    private static JsonAnswer page() {
        return new JsonAnswer(200, Page.HTML, Page.HEADERS);
    }

    /** Read when somebody first asks, which most tests never do. */
    private static final class Page {

        private static final byte[] HTML = read();

        /** Nothing from elsewhere is loaded, and no script runs but the page's own, whatever a nickname holds. */
        private static final Map<String, String> HEADERS = Map.of(
                "Content-Type",
                "text/html; charset=utf-8",
                "Content-Security-Policy",
                "default-src 'none'; connect-src 'self'; script-src " + hashOf("script") + "; style-src "
                        + hashOf("style") + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "no-referrer",
                "Cache-Control",
                "no-store");

        private static byte[] read() {
            try (InputStream in = ConsoleDoor.class.getResourceAsStream("console.html")) {
                if (in == null) {
                    throw new IllegalStateException("console.html is missing in the jar of the mock");
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String hashOf(String element) {
            String html = new String(HTML, UTF_8);
            int start = html.indexOf("<" + element + ">") + element.length() + 2;
            String content = html.substring(start, html.indexOf("</" + element + ">"));
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
                return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
