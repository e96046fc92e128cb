package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import java.io.IOException;

/**
 * What a client says in one frame: {@code {"head": {"servcmd": ..., "seq": ...}, "body": {...}}}. Observed of the Web client;
 * the protocol is published nowhere.
 *
 * @param bytes how long it was
 */
record Packet(ObjectNode head, ObjectNode body, int bytes) {

    private static final int LONGEST_COMMAND = 100;

    /** What is in a frame is no packet. The message never repeats any of it, for there may be a UserSig inside. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Reads one.
     *
     * @throws MalformedException if it is none
     */
    static Packet parse(byte[] frame) throws MalformedException {
        byte[] text = Compressed.open(frame);
        JsonNode json;
        try {
            json = WholeJson.read(text);
        } catch (IOException e) {
            throw new MalformedException("the frame is not JSON in UTF-8");
        }
        if (!(json.path("head") instanceof ObjectNode head)) {
            throw new MalformedException("the frame is no JSON object with a head");
        }
        if (!(head.path("servcmd") instanceof TextNode command)
                || command.textValue().length() > LONGEST_COMMAND) {
            throw new MalformedException("the head has no servcmd, or a very long one");
        }
        JsonNode body = json.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return new Packet(head, JsonNodeFactory.instance.objectNode(), text.length);
        }
        if (!(body instanceof ObjectNode object)) {
            throw new MalformedException("the body is no JSON object");
        }
        return new Packet(head, object, text.length);
    }

    /** What is asked, as the REST API writes it: {@code openim/sendmsg} for {@code openim.sendmsg}. */
    String command() {
        return servcmd().replaceFirst("\\.", "/");
    }

    /** Whether the client only asks if somebody is there. */
    boolean isHeartbeat() {
        return servcmd().equals("heartbeat.alive");
    }

    private String servcmd() {
        return head.path("servcmd").textValue();
    }

    /** The text that the head has under this name, empty if none. */
    String text(String name) {
        JsonNode value = head.path(name);
        return value.isTextual() ? value.textValue() : "";
    }

    /** The frame that answers it: the client finds what it belongs to by servcmd and seq. */
    byte[] answer(String body, long atSeconds) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("servcmd", servcmd());
        answer.set("seq", head.path("seq").isNumber() ? head.path("seq") : JsonNodeFactory.instance.numberNode(0));
        answer.put("time", atSeconds);
        return ("{\"head\":" + answer + ",\"body\":" + body + "}").getBytes(UTF_8);
    }
}
