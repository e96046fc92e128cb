package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.Message;

/** Messages, in JSON. */
public final class MessageJson {

    private MessageJson() {}

    /** One. */
    public static Json write(Message message) {
        return Json.object()
                .put("from", message.from())
                .put("to", message.to())
                .put("at", message.at().toString())
                .put("key", message.key())
                .put("text", message.text())
                .put("body", message.body());
    }

    /** What {@link #write} wrote. */
    public static Message read(Json json) {
        return new Message(
                json.text("from"),
                json.text("to"),
                json.instant("at"),
                json.text("key"),
                json.text("text"),
                json.text("body"));
    }
}
