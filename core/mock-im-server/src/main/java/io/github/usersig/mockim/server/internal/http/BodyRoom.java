package io.github.usersig.mockim.server.internal.http;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/**
 * How many bytes of bodies are kept at one time: those of which more is to come, of all connections together. A limit for each body
 * is none for the heap if thousands of clients begin one and do not end it. Safe for use by many threads.
 */
final class BodyRoom {

    /** One for all mocks of this JVM, which share a heap. An eighth of it is enough for hundreds of the longest bodies. */
    static final BodyRoom OF_THIS_JVM = new BodyRoom(Runtime.getRuntime().maxMemory() / 8);

    private static final long MIB = 1024 * 1024;

    private final long limit;
    private final AtomicLong kept = new AtomicLong();

    BodyRoom(long limit) {
        this.limit = limit;
    }

    /**
     * Keeps more.
     *
     * @throws HttpException.RuntimeException 503 if there is no room for that
     */
    void take(int bytes) {
        if (kept.addAndGet(bytes) > limit) {
            kept.addAndGet(-bytes);
            throw new HttpException.RuntimeException(
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "bodies that are not complete yet fill " + limit / MIB + " MiB, an eighth of the heap:"
                            + " send fewer at a time, or give the JVM more heap with -Xmx");
        }
    }

    void giveBack(int bytes) {
        kept.addAndGet(-bytes);
    }

    long kept() {
        return kept.get();
    }
}
