package io.github.usersig.mockim.server.internal.http;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A door whose requests need nothing of Jetty, so that a {@link FastLane} leads to it. */
public interface PlainDoor {

    /**
     * A request without its body.
     *
     * @param path of its URL
     * @param query what follows the question mark, as sent; null if there is none
     * @param address the IP address it comes from
     * @param host the mock's address as the client knows it, such as {@code http://127.0.0.1:40123}
     */
    record Asked(String method, String path, @Nullable String query, String address, String host) {

        /** One that Jetty has read. */
        public static Asked of(Request http) {
            HttpURI uri = http.getHttpURI();
            return new Asked(
                    http.getMethod(),
                    Request.getPathInContext(http),
                    uri.getQuery(),
                    Request.getRemoteAddr(http),
                    uri.getScheme() + "://" + uri.getAuthority());
        }
    }

    /** What the paths of its requests begin with. */
    String path();

    /** How a request is answered whose body is there. */
    Answering answering(Asked asked, Body body);
}
