package io.github.usersig.mockim.server.internal.parity.play;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever answers: an app's back end, or a mock. */
public interface BackEnd extends AutoCloseable {

    /**
     * A request.
     *
     * @param method the method
     * @param path the path and the query, encoded
     * @param headers headers beside those that every request has
     * @param body what is sent; empty if nothing is
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one call, and compared with nothing
    record Request(String method, String path, Map<String, String> headers, byte[] body) {

        /** Names the path and leaves out the query, which has the UserSig in it. */
        @Override
        public String toString() {
            int query = path.indexOf('?');
            return method + " " + (query < 0 ? path : path.substring(0, query));
        }
    }

    /**
     * What was answered.
     *
     * @param status the HTTP status
     * @param text the body
     */
    record Answer(int status, String text) {}

    /** Where it is. */
    URI endpoint();

    /**
     * Sends a request and waits for the answer.
     *
     * @throws IOException if the connection broke or nothing came in time; the message says nothing of the query
     */
    Answer send(Request request) throws IOException, InterruptedException;

    /** Lets time pass there. */
    void pause(Duration time) throws InterruptedException;

    /** What time it is there, as far as is known. */
    Instant now();

    /** How many requests a second it may be sent; null if that does not matter. */
    @Nullable
    Integer rate();

    @Override
    void close();

    /** Nothing beside what every request has. */
    static Request post(String path, byte[] body) {
        return new Request("POST", path, Map.of(), body);
    }

    /** The codes with which a service says that it was asked too often. */
    List<Integer> TOO_OFTEN = List.of(60007, 70050);
}
