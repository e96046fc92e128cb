package io.github.usersig.mockim.server.support;

import com.fasterxml.jackson.databind.JsonNode;

/** What the REST API answered. */
public final class RestReply extends JsonView {

    /** @param asked what it is the reply to, for messages */
    RestReply(String asked, JsonNode json) {
        super(json, "the reply to " + asked + " -> " + json);
    }

    public int code() {
        return number("ErrorCode");
    }

    /** OK, FAIL or SomeError. */
    public String status() {
        return text("ActionStatus");
    }

    public String info() {
        return text("ErrorInfo");
    }
}
