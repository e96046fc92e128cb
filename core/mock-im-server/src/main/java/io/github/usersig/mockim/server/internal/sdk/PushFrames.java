package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicLong;

/** Frames that the mock sends of its own accord: one event each. */
final class PushFrames {

    private static final AtomicLong SEQ = new AtomicLong();

    private PushFrames() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A frame with one event, which the client need not acknowledge. */
    static byte[] frame(ObjectNode event) {
        return frame(event, "");
    }

    /** A frame with one event; the client acknowledges it by sending back {@code sessionData}, unless that is empty. */
    static byte[] frame(ObjectNode event, String sessionData) {
        return frame("im_open_push.msg_push", event, sessionData);
    }

    /** A frame that tells a client that it has to go. Published clients take it for no more than a push under another name. */
    static byte[] kick(int type) {
        ObjectNode notice = object().put("SubMsgType", 96);
        notice.putObject("KickoutMsgNotify").put("KickType", type);
        return frame("im_open_status.stat_forceoffline", event(10, "C2cNotifyMsgArray", notice), "");
    }

    private static byte[] frame(String servcmd, ObjectNode event, String sessionData) {
        ObjectNode packet = object();
        packet.putObject("head").put("servcmd", servcmd).put("seq", SEQ.incrementAndGet());
        ObjectNode body = packet.putObject("body");
        body.putArray("EventArray").add(event);
        if (!sessionData.isEmpty()) {
            body.put("NeedAck", 1).put("SessionData", sessionData);
        }
        return packet.toString().getBytes(UTF_8);
    }

    /** An event that holds one thing, in an array of this name. */
    static ObjectNode event(int number, String array, JsonNode item) {
        ObjectNode event = object().put("Event", number);
        event.putArray(array).add(item);
        return event;
    }

    /** A notice about one-to-one messages and the like. */
    static byte[] notice(int type, String name, JsonNode content) {
        ObjectNode notice = object().put("SubMsgType", type);
        notice.set(name, content);
        return frame(event(10, "C2cNotifyMsgArray", notice));
    }
}
