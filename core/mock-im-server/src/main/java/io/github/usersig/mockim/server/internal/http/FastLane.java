package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * The short way from a connection to a door and back. What Jetty makes of a request before a handler sees it, and of an answer after
 * that, costs more than most commands do; an app server's request is so plain that nobody needs it. Whatever is not, and all while
 * stubs are set or the mock is about to stop, goes the usual way, which answers the same.
 */
final class FastLane {

    private static final byte[] LENGTH = "Content-Length: ".getBytes(ISO_8859_1);
    private static final byte[] CLOSE = "\r\nConnection: close".getBytes(ISO_8859_1);
    private static final byte[] END = "\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] NONE = {};
    private static final int MOST_DIGITS = 10;

    private final PlainDoor door;
    private final byte[] path;
    private final WireMockBehind wireMock;
    private final InFlight inFlight;
    private final Faults faults;
    private final Executor threads;
    private volatile Head last = new Head(0, HttpFields.EMPTY, NONE);

    /** The beginning of an answer, which is that of nearly all. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Head(int status, HttpFields fields, byte[] bytes) {}

    /** What a request came on, and the answer goes. It says when it is {@link #done}. */
    interface Line {

        /** Writes an answer as it is, whole. */
        void write(ByteBuffer answer, boolean last);

        /** Writes this much of an answer, and ends in the middle of it. */
        void cut(ByteBuffer beginning);

        /** Ends without an answer. */
        void reset();

        /** Does something later. */
        void after(Duration delay, Runnable then);
    }

    /** @param threads where an answer is made that takes long */
    FastLane(PlainDoor door, WireMockBehind wireMock, InFlight inFlight, Faults faults, Executor threads) {
        this.door = door;
        this.path = door.path().getBytes(ISO_8859_1);
        this.wireMock = wireMock;
        this.inFlight = inFlight;
        this.faults = faults;
        this.threads = threads;
    }

    /** Whether it may be taken now. */
    boolean isOpen() {
        return !wireMock.hasStubs() && !inFlight.isEnding();
    }

    /** The request that these bytes are, if it may go this way. */
    @Nullable
    PlainRequest request(byte[] bytes, int length) {
        return PlainRequest.read(bytes, length, path);
    }

    /** Answers one. */
    void answer(PlainRequest request, String address, Line line) {
        byte[] bytes = request.body();
        PlainDoor.Asked asked =
                new PlainDoor.Asked("POST", request.path(), request.query(), address, "http://" + request.host());
        inFlight.begin();
        Answering answering;
        try {
            answering = door.answering(asked, new Body(bytes, true, false));
        } catch (RuntimeException | Error e) {
            fail(asked, e, line);
            return;
        }
        List<Runnable> elsewhere = new ArrayList<>(0);
        if (answering.takesLong()) {
            elsewhere.add(() -> answer(answering, null, asked, line));
        } else { // what turns out to take long is begun when all is said of what comes after it, or that would be done
            // here
            answer(answering, elsewhere::add, asked, line);
        }
        try {
            elsewhere.forEach(threads::execute);
        } catch (RuntimeException e) { // the mock stops
            fail(asked, e, line);
        }
    }

    private void answer(Answering answering, @Nullable Executor elsewhere, PlainDoor.Asked asked, Line line) {
        CompletionStage<JsonAnswer> stage;
        try {
            stage = answering.answer().apply(elsewhere);
        } catch (RuntimeException | Error e) {
            fail(asked, e, line);
            return;
        }
        stage.thenAccept(answer -> deliver(answer, line)).exceptionally(fault -> {
            fail(asked, fault.getCause() == null ? fault : fault.getCause(), line);
            return null;
        });
    }

    private void deliver(JsonAnswer answer, Line line) {
        Duration delay = answer.delivery().delay();
        if (delay.isZero()) {
            deliverNow(answer, line);
        } else {
            line.after(delay, () -> deliverNow(answer, line));
        }
    }

    private void deliverNow(JsonAnswer answer, Line line) {
        boolean ending = inFlight.isEnding(); // as it is now: a late answer may have been asked for long before
        switch (answer.delivery().interruption()) {
            case NONE -> line.write(bytes(answer, ending), ending);
            case RESET -> line.reset();
            case TRUNCATE -> {
                ByteBuffer bytes = bytes(answer, ending);
                int length = answer.json().length;
                line.cut(bytes.limit(bytes.limit() - length + length / 2));
            }
        }
    }

    private void fail(PlainDoor.Asked asked, Throwable fault, Line line) {
        String url = asked.path() + (asked.query() == null ? "" : "?" + asked.query());
        line.write(bytes(faults.ofDoor("POST " + url, fault), true), true);
    }

    /** An answer was written, or will not be. */
    void done() {
        inFlight.done();
    }

    private ByteBuffer bytes(JsonAnswer answer, boolean ending) {
        Head head = last;
        if (head.status != answer.status() || head.fields != answer.headers()) {
            head = new Head(answer.status(), answer.headers(), head(answer.status(), answer.headers()));
            last = head;
        }
        byte[] json = answer.json();
        ByteBuffer bytes =
                ByteBuffer.allocate(head.bytes.length + MOST_DIGITS + CLOSE.length + END.length + json.length);
        bytes.put(head.bytes);
        number(bytes, json.length);
        return bytes.put(ending ? CLOSE : NONE).put(END).put(json).flip();
    }

    private static void number(ByteBuffer bytes, int number) {
        if (number >= 10) {
            number(bytes, number / 10);
        }
        bytes.put((byte) ('0' + number % 10));
    }

    private static byte[] head(int status, HttpFields fields) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(HttpStatus.getMessage(status))
                .append("\r\n");
        if (!fields.contains("Content-Type")) {
            head.append("Content-Type: application/json\r\n");
        }
        for (HttpField field : fields) {
            head.append(field.getName()).append(": ").append(field.getValue()).append("\r\n");
        }
        byte[] bytes = head.toString().getBytes(ISO_8859_1);
        byte[] whole = Arrays.copyOf(bytes, bytes.length + LENGTH.length);
        System.arraycopy(LENGTH, 0, whole, bytes.length, LENGTH.length);
        return whole;
    }
}
