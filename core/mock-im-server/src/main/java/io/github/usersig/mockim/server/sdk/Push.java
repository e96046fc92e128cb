package io.github.usersig.mockim.server.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicLong;

/** Frames that the mock sends of its own accord. */
final class Push {

    private static final AtomicLong SEQ = new AtomicLong();

    private Push() {}

    /** A frame with one event, which the client need not acknowledge. */
    static byte[] frame(String event) {
        return frame(event, "");
    }

    /** A frame with one event; the client acknowledges it by sending back {@code sessionData}, unless that is empty. */
    static byte[] frame(String event, String sessionData) {
        String ack = sessionData.isEmpty() ? "" : ",\"NeedAck\":1,\"SessionData\":\"" + sessionData + "\"";
        return ("{\"head\":{\"servcmd\":\"im_open_push.msg_push\",\"seq\":" + SEQ.incrementAndGet()
                        + "},\"body\":{\"EventArray\":[" + event + "]" + ack + "}}")
                .getBytes(UTF_8);
    }
}
