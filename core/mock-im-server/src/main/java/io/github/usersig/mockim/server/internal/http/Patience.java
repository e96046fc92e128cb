package io.github.usersig.mockim.server.internal.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * How long a client may take to send one request. Jetty ends a connection on which nothing comes; one on which a byte comes now and
 * then would stay, with what it has sent, as long as its client likes. Jetty has a setting for the least rate of a body, which has
 * no effect.
 *
 * @param silence while nothing comes that was begun, or nothing is taken of an answer
 * @param most for the headers, and for a body; one that is still coming then, at {@code bytesPerSecond} on average, has longer
 */
record Patience(Duration silence, Duration most, int bytesPerSecond) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(20), 1_000);

    /** A configuration that knows it, for whoever has a request and nothing else. */
    static final class Configuration extends HttpConfiguration {

        private final Patience patience;

        Configuration(Patience patience) {
            this.patience = patience;
        }
    }

    /** That with the client of this request. */
    static Patience with(Request request) {
        return request.getConnectionMetaData().getHttpConfiguration() instanceof Configuration configuration
                ? configuration.patience
                : USUAL;
    }

    /** Whether headers that began to come at that time have taken too long. */
    boolean isOverWithHeaders(long beganNanos) {
        return System.nanoTime() - beganNanos > most.toNanos();
    }

    /** Whether a body that began to come at that time has taken too long. */
    boolean isOverWithBody(long beganNanos, long bytes) {
        long taken = System.nanoTime() - beganNanos;
        return taken > most.toNanos() && bytes < taken / 1e9 * bytesPerSecond;
    }

    /** What a client is answered that has taken too long. */
    HttpException.RuntimeException tooSlow(String what) {
        return new HttpException.RuntimeException(
                HttpStatus.REQUEST_TIMEOUT_408,
                what + " came for " + most.toSeconds() + " seconds and is not complete: send it at once");
    }
}
